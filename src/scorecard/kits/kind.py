"""This room says what every kind of kit can do, and finds the module of a kind; the rest is in the kits' folders."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from scorecard.core.checklist import Checklist
from scorecard.core.checkup import Checkup
from scorecard.core.scorecard import Fact
from scorecard.core.suggestion import did_you_mean
from scorecard.errors import NotFoundError

ReadYaml = Callable[[bytes, str], object]

MODULES = {
    "sql": "scorecard.kits.sql",
    "data-tests": "scorecard.kits.datatest.kind",
    "pr-review": "scorecard.kits.review.kind",
}

SPOKEN = {
    "data-tests": "scorecard.kits.datatest.spoken",
    "pr-review": "scorecard.kits.review.spoken",
}
"""The kinds that can be talked through, with the module that makes the list to tick; it needs no engine."""


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate's exercise: the kit's folder, what both are called, and the number their material is made from."""

    folder: Path
    exercise: str
    candidate: str
    seed: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a kit's test of itself: what was looked at, whether it holds, and the figure in words."""

    what: str
    held: bool
    told: str


class Kind(Protocol):
    """A kind of kit. Its module has these functions.

    `read_yaml` turns a YAML file's bytes and name into plain data, or raises InvalidError.
    """

    def pack(self, case: Case, *, read_yaml: ReadYaml) -> Mapping[str, bytes]:
        """What the candidate gets: files by relative path, nothing of the key, the same bytes each time."""

    def check(self, case: Case, submission: Path, *, dialect: str, read_yaml: ReadYaml) -> Checkup:
        """The facts about a submission (a file or folder). InvalidError when it cannot be read."""

    def test(self, case: Case, *, read_yaml: ReadYaml) -> Iterator[Figure]:
        """Check the kit itself: its key is clean, every planted trap is caught, and whatever else the kind proves."""


def checklist_of(name: str, case: Case, read_yaml: ReadYaml) -> Checklist | None:
    """What an interviewer may tick in a kit of that kind; None when it is not talked through."""
    if name not in SPOKEN:
        return None
    return cast("Checklist", import_module(SPOKEN[name]).checklist(case, read_yaml))


class Look(Protocol):
    """A closer look at a submission, which is taken only if somebody asks for it."""

    def __call__(self, case: Case, submission: Path, *, dialect: str, read_yaml: ReadYaml) -> tuple[Fact, ...]:
        """The facts that a report does not have."""


def look_of(kind: Kind, name: str) -> Look | None:
    """The closer look of that name, `explain` for one; None when the kind has none."""
    return cast("Look | None", getattr(kind, name, None))


def kind_of(name: str) -> Kind:
    """The kind of that name; NotFoundError with a suggestion when there is none."""
    if name not in MODULES:
        raise NotFoundError(f"There is no kind of kit called {name}; {did_you_mean(name, MODULES)}")
    return cast("Kind", import_module(MODULES[name]))
