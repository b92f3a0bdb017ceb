"""This room runs the kits of exercises: facts about submissions, guides, and the kits' tests of themselves."""

import secrets
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorecard.cli.desk import Desk
from scorecard.cli.speak import say, say_json, talk
from scorecard.core.checkup import Checkup
from scorecard.core.scorecard import ExerciseRating, Fact, FactSource, merged
from scorecard.core.seed import candidate_seed
from scorecard.core.text import counted, safe_line
from scorecard.errors import InvalidError, NotFoundError, WrongUsageError
from scorecard.kits.kind import MODULES, Case, Kind, Look, checklist_of, kind_of, look_of
from scorecard.library.door import read, read_bytes

if TYPE_CHECKING:
    from scorecard.core.checklist import Checklist
    from scorecard.store.protocol import Draft

SEED_KEY = "exercise-seed-key"
NOBODY = "anyone"
OPEN_KEY = b"open to everybody"
"""Stands for the secret where there is no candidate to keep it from."""


def case_of(desk: Desk, exercise: str, candidate: str | None) -> tuple[Case, Kind]:
    """The kit of an exercise for a candidate, with what its material is made from; NotFoundError when it has none."""
    path = desk.shelf.exercise_path(exercise)
    known, kind = _outline(path) or _described(desk, exercise)
    who = desk.candidate(candidate).id if candidate else NOBODY
    seed = candidate_seed(_seed_key(desk) if candidate else OPEN_KEY, known, who)
    return Case(path.parent, known, who, seed), kind


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
        from scorecard.cli.incident import IncidentKind

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


def check(
    desk: Desk,
    exercise: str,
    submission: Path,
    candidate: str | None,
    dialect: str,
    looks: Sequence[str] = (),
) -> Checkup:
    """The facts about a submission, and those of closer looks; InvalidError (exit 3) when it cannot be read."""
    if not submission.exists():
        raise InvalidError(f"There is no submission {submission}.", then="Name a file or a folder that is there.")
    case, kind = case_of(desk, exercise, candidate)
    closer = [_look(kind, case.exercise, name) for name in looks]
    found = kind.check(case, submission, dialect=dialect, read_yaml=read_yaml)
    more = [fact for look in closer for fact in look(case, submission, dialect=dialect, read_yaml=read_yaml)]
    return replace(found, facts=(*found.facts, *more))


def _look(kind: Kind, exercise: str, name: str) -> Look:
    look = look_of(kind, name)
    if look is None:
        raise WrongUsageError(f"There is no --{name} for {exercise}.", why="It looks at an answer written in SQL.")
    if name == "explain":
        talk("Looking at the cost on large data as well; the first time it is made, which takes some seconds.")
    return look


def tell_checkup(checkup: Checkup, *, json: bool) -> None:
    """Print a report: facts, never a grade."""
    if json:
        say_json(checkup_json(checkup))
        return
    say(
        safe_line(
            f"{checkup.exercise}: {str(checkup.outcome).replace('_', ' ')}, {counted(len(checkup.facts), 'fact')}"
        )
    )
    for fact in checkup.facts:
        trap = f" [{fact.trap}]" if fact.trap else ""
        say(safe_line(f"  {fact.severity}{trap}: {fact.sentence}"))
        for example in fact.examples:
            say(safe_line(f"      {example}"))
    talk("These are facts about the submission. The rating is yours.")


def checkup_json(checkup: Checkup) -> dict[str, Any]:
    """A report for programs."""
    facts = [
        {
            "id": fact.id,
            "trap": fact.trap,
            "severity": fact.severity,
            "sentence": fact.sentence,
            "criteria": list(fact.criteria),
            "examples": list(fact.examples),
        }
        for fact in checkup.facts
    ]
    return {
        "exercise": checkup.exercise,
        "candidate": None if checkup.candidate == NOBODY else checkup.candidate,
        "submission": {"hash": checkup.submission_hash},
        "outcome": str(checkup.outcome),
        "facts": facts,
        "sandbox": dict(checkup.sandbox),
    }


def attach(desk: Desk, checkup: Checkup) -> None:
    """Put the facts beside the criteria in the asking interviewer's open draft on the candidate."""
    if checkup.candidate == NOBODY:
        raise WrongUsageError(
            "Facts are attached to a candidate's scorecard.", then="Say whose: --candidate ID --attach"
        )
    attach_facts(desk, checkup.candidate, checkup.exercise, FactSource.CHECKER, checkup.facts)
    talk(f"Attached to your scorecard on {checkup.candidate}; each criterion shows its facts once you have rated it.")


def open_drafts(desk: Desk, candidate: str, exercise: str) -> "list[Draft]":
    """The open drafts of the person who asks, on a candidate, with an exercise."""
    mine = desk.store.drafts_of(desk.me) if desk.me else ()
    return [draft for draft in mine if draft.card.candidate.id == candidate and exercise in draft.exercise_hashes]


def attach_facts(desk: Desk, candidate: str, exercise: str, source: FactSource, facts: tuple[Fact, ...]) -> None:
    """Put the facts of a source into the open draft of the person who asks; NotFoundError when there is none."""
    from scorecard.cli.draft import reopening
    from scorecard.core.attachment import AttachFacts
    from scorecard.core.walk import step
    from scorecard.store.identifier import now

    drafts = open_drafts(desk, candidate, exercise)
    if not drafts:
        raise NotFoundError(
            f"You have no open scorecard on {candidate} with the exercise {exercise}.",
            then=f"Begin it first: scorecard interview {candidate}",
        )
    store, draft = desk.writable, drafts[0]
    with store.hold(draft):
        before = draft.card.exercises.get(exercise, ExerciseRating()).facts
        walk = step(reopening(desk, draft).walk, AttachFacts(exercise, merged(before, source, facts)))
        store.save(replace(draft, card=walk.card, saved_at=now()))


def guide(desk: Desk, exercise: str) -> None:
    """Print the interviewer's guide."""
    path = desk.shelf.exercise_path(exercise).parent / "guide.md"
    if not path.is_file():
        raise NotFoundError(f"The exercise {exercise} has no guide.")
    sys.stdout.write(read_bytes(path).decode("utf-8"))


def run_kit_tests(desk: Desk, wanted: list[str], candidate: str | None) -> None:
    """Let kits check themselves; a figure that does not hold makes it exit 3."""
    failed = 0
    for exercise in wanted or [found.id for found in desk.shelf.exercises()]:
        if desk.exercise(exercise).value.kind is None:
            talk(f"{exercise} has no kit; left out.")
            continue
        case, kind = case_of(desk, exercise, candidate)
        for figure in kind.test(case, read_yaml=read_yaml):
            failed += not figure.held
            say(safe_line(f"{'ok  ' if figure.held else 'FAIL'} {exercise}: {figure.what}: {figure.told}"))
            sys.stdout.flush()
    if failed:
        raise InvalidError(f"{counted(failed, 'figure')} of the kits did not hold.")
