"""This room is where a command finds what it needs: who asks, the store, the shelf, a candidate, a panel weighed."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import typer

from scorecard.cli.everywhere import settings
from scorecard.core.suggestion import nearest
from scorecard.core.text import listed
from scorecard.errors import ConflictError, NotFoundError, StoreError, WrongUsageError

if TYPE_CHECKING:
    from scorecard.core.exercise import Exercise
    from scorecard.core.panel import Candidate, Panel
    from scorecard.core.rubric import Rubric
    from scorecard.library.find import Shelf
    from scorecard.library.load import Loaded
    from scorecard.store.protocol import Material, Store

T = TypeVar("T", "Rubric", "Exercise")


@dataclass(frozen=True, slots=True)
class Used(Generic[T]):
    """A rubric or exercise in use, with what the store keeps of it and the hash of the bytes that said it."""

    value: T
    material: "Material"
    source_hash: str


class Desk:
    """What a command needs, made when it is first asked for."""

    def __init__(self, ctx: typer.Context) -> None:
        self.settings = settings(ctx)
        self._there = False

    @property
    def store_path(self) -> Path:
        """Where the store is or would be."""
        if self.settings.store:
            return self.settings.store
        from platformdirs import user_data_path

        return user_data_path("scorecard", appauthor=False) / "scorecard.db"

    @cached_property
    def store(self) -> "Store":
        """The store for reading: an empty one when there is none yet, so that looking creates nothing."""
        self._there = _exists(self.store_path)
        return self._open(self.store_path if self._there else None)

    @property
    def writable(self) -> "Store":
        """The store for writing; made when there is none yet."""
        if not self._there:
            self.store = self._open(self.store_path)
            self._there = True
        return self.store

    def do_without_store(self) -> None:
        """Go on with an empty store, for looking at the rest when the real one cannot be opened."""
        self.store = self._open(None)

    def _open(self, path: Path | None) -> "Store":
        from scorecard.store.sqlite import SqliteStore

        return SqliteStore(path)

    @cached_property
    def shelf(self) -> "Shelf":
        """Where rubrics and exercises are found."""
        from scorecard.library.find import shelf

        return shelf(self.settings.rubrics, Path.cwd())

    @property
    def me(self) -> str:
        """Who is asking: by option, by environment, or as remembered; empty when nobody knows."""
        return self.explicit_me or self.store.remembered("interviewer")

    @property
    def explicit_me(self) -> str:
        """Who is asking, as the option or the environment says."""
        from scorecard.core.identity import person

        return person(self.settings.interviewer) if self.settings.interviewer else ""

    def rubric(self, rubric_id: str) -> "Used[Rubric]":
        """The rubric of that id as its file says it now."""
        from scorecard.core.rubric import Rubric
        from scorecard.library.load import rubric_from

        path = self.shelf.rubric_path(rubric_id)
        return self._used(path, Rubric, lambda data: rubric_from(data, str(path), self.shelf.exercise_ids()))

    def exercise(self, exercise_id: str) -> "Used[Exercise]":
        """The exercise of that id as its file says it now."""
        from scorecard.core.exercise import Exercise
        from scorecard.library.load import exercise_from

        path = self.shelf.exercise_path(exercise_id)
        return self._used(path, Exercise, lambda data: exercise_from(data, str(path)))

    def _used(self, path: Path, kind: type[T], load: "Callable[[bytes], Loaded[T]]") -> Used[T]:
        from hashlib import sha256

        from scorecard.core.document import canonical, restore
        from scorecard.library.door import read_bytes
        from scorecard.store.protocol import Material

        data = read_bytes(path)
        source_hash = sha256(data).hexdigest()
        known = self.store.material_of(source_hash)
        if known and known.kind == kind.__name__.lower():
            return Used(restore(kind, json.loads(known.document)), known, source_hash)
        loaded = load(data)
        value = loaded.value
        material = Material(loaded.hash, kind.__name__.lower(), value.id, value.version, loaded.text, canonical(value))
        return Used(value, material, source_hash)

    def keep(self, used: "Used[Rubric] | Used[Exercise]") -> None:
        """Keep a rubric or exercise as it is now in the store."""
        self.writable.keep(used.material, used.source_hash)

    def kept_rubric(self, content_hash: str) -> "Rubric":
        """A rubric as it was when something was rated on it."""
        from scorecard.core.document import restore
        from scorecard.core.rubric import Rubric

        return restore(Rubric, json.loads(self.store.material(content_hash).document))

    def kept_exercises(self, hashes: Mapping[str, str]) -> "dict[str, Exercise]":
        """Exercises as they were, by id."""
        from scorecard.core.document import restore
        from scorecard.core.exercise import Exercise

        return {
            key: restore(Exercise, json.loads(self.store.material(content_hash).document))
            for key, content_hash in hashes.items()
        }

    def candidate(self, wanted: str) -> "Candidate":
        """The candidate of that id or name; NotFoundError with a suggestion, ConflictError for namesakes."""
        found = self.store.matching(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            ids = [one.id for one in found]
            raise ConflictError(f"Several candidates are called {wanted}.", then=f"Use an id: {listed(ids, last='or')}")
        everybody = self.store.candidates()
        close = nearest(wanted, [one.id for one in everybody]) or nearest(wanted, [one.name for one in everybody])
        hint = f"did you mean {close}?" if close else ""
        raise NotFoundError(
            f"There is no candidate called {wanted}{'; ' + hint if hint else '.'}",
            then="To see them all: scorecard candidate list",
        )

    def panel(self, wanted: str) -> "Panel":
        """All that is kept about a candidate."""
        return self.store.panel(self.candidate(wanted))

    def may_ask(self) -> bool:
        """Whether somebody is there to answer a prompt."""
        return sys.stdin.isatty() and sys.stdout.isatty() and not self.settings.no_input

    def need_terminal(self, what: str, then: str) -> None:
        """Refuse, in one sentence with the way round, when nobody is there to answer a prompt."""
        if not self.may_ask():
            why = "--no-input is set." if self.settings.no_input else "Standard input or output is not a terminal."
            raise WrongUsageError(what, why=why, then=then)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        then = "Choose another place with --store FILE or SCORECARD_STORE."
        raise StoreError(f"The store {path} cannot be opened.", why=f"{error.strerror}.", then=then) from None


def speaks_plainly(*, asked: bool) -> bool:
    """Whether prompts should be plain lines: asked for, for a screen reader, or on a terminal that can't do more."""
    return asked or bool(os.environ.get("ACCESSIBLE")) or os.environ.get("TERM", "dumb") in ("dumb", "")
