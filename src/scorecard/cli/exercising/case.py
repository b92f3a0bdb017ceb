"""This room finds the kit of an exercise for a candidate, and the seed that their material is made from."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.cli.desk import Desk
from scorecard.cli.speak import talk
from scorecard.core.identity import is_candidate_id
from scorecard.core.seed import candidate_seed
from scorecard.core.suggestion import nearest
from scorecard.errors import NotFoundError
from scorecard.kits.kind import MODULES, Case, Kind, checklist_of, kind_of
from scorecard.library.door import read, read_bytes

if TYPE_CHECKING:
    from scorecard.core.checklist import Checklist

SEED_KEY = "exercise-seed-key"
NOBODY = "anyone"
OPEN_KEY = b"open to everybody"
"""Stands for the secret where there is no candidate to keep it from."""


def case_of(desk: Desk, exercise: str, candidate: str | None) -> tuple[Case, Kind]:
    """The kit of an exercise for a candidate, with what its material is made from; NotFoundError when it has none."""
    path = desk.shelf.exercise_path(exercise)
    known, kind = _outline(path) or _described(desk, exercise)
    who = _whose(desk, candidate) if candidate else NOBODY
    seed = candidate_seed(_seed_key(desk) if candidate else OPEN_KEY, known, who)
    return Case(path.parent, known, who, seed), kind


def _whose(desk: Desk, wanted: str) -> str:
    """A candidate's id; also one that nobody has yet, if no other is like it: all that is made comes from the id."""
    try:
        return desk.candidate(wanted).id
    except NotFoundError:
        like = nearest(wanted, [word for one in desk.store.candidates() for word in (one.id, one.name)])
        if like or wanted != wanted.lower() or not is_candidate_id(wanted):
            raise
    talk(f"Nobody has been added with the id {wanted} yet.\nTo add them: scorecard candidate add NAME --id {wanted}")
    return wanted


def _outline(path: Path) -> tuple[str, Kind] | None:
    """The id and the kind in an exercise's file, where that is enough: a kit runs without the models of its rubric."""
    told = read(read_bytes(path), str(path)).data
    if not isinstance(told, dict) or told.get("kind") not in MODULES or not told.get("id"):
        return None
    return str(told["id"]), kind_of(str(told["kind"]))


def _described(desk: Desk, exercise: str) -> tuple[str, Kind]:
    described = desk.exercise(exercise).value
    if described.kind is None:
        raise NotFoundError(
            f"The exercise {described.id} has no kit.", why="Its rubric names no kind, so there is nothing to run."
        )
    if described.kind == "incident":
        from scorecard.cli.exercising.incident import IncidentKind

        return described.id, IncidentKind(described)
    return described.id, kind_of(described.kind)


def checklist(desk: Desk, exercise: str, candidate: str) -> "Checklist | None":
    """What may be ticked in an exercise while a candidate talks; None when its kit has no list."""
    described = desk.exercise(exercise).value
    if not described.ticked:
        return None
    seed = candidate_seed(_seed_key(desk), described.id, candidate)
    case = Case(desk.shelf.exercise_path(exercise).parent, described.id, candidate, seed)
    return checklist_of(str(described.kind), case, read_yaml)


def _seed_key(desk: Desk) -> bytes:
    kept = desk.store.remembered(SEED_KEY)
    if not kept:
        kept = secrets.token_hex(32)
        desk.writable.remember(SEED_KEY, kept)
    return bytes.fromhex(kept)


def read_yaml(data: bytes, source: str) -> object:
    """A candidate's YAML through the same door as everybody's; InvalidError lists every problem."""
    reading = read(data, source)
    reading.refuse_problems(f"The file {source} cannot be read.")
    return reading.data
