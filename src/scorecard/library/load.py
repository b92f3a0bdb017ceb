"""This room loads rubrics and exercises whole: read, checked, and either a value or every problem at once."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from scorecard.core.document import content_hash
from scorecard.core.exercise import Exercise
from scorecard.core.rubric import Rubric
from scorecard.core.text import counted
from scorecard.library.door import Reading, read, read_bytes
from scorecard.library.reference import check_exercise, check_rubric
from scorecard.library.shape import checked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A document with its full text."""

    value: T
    text: str

    @property
    def hash(self) -> str:
        """The hash of what the document says."""
        return content_hash(self.value)


def load_rubric(path: Path, exercises: Collection[str]) -> Loaded[Rubric]:
    """Load a rubric; `exercises` are the ids its plan may name. InvalidError lists every problem of the file."""
    return rubric_from(read_bytes(path), str(path), exercises)


def rubric_from(data: bytes, source: str, exercises: Collection[str]) -> Loaded[Rubric]:
    """Make a rubric of a file's bytes; InvalidError lists every problem of it."""
    return rubric_in(read(data, source), exercises)


def rubric_in(reading: Reading, exercises: Collection[str]) -> Loaded[Rubric]:
    """Make a rubric of what was read; InvalidError lists every problem of it."""
    rubric = checked(reading, Rubric)
    check_rubric(reading, exercises)
    return _loaded(reading, rubric, "rubric")


def load_exercise(path: Path) -> Loaded[Exercise]:
    """Load an exercise's rubric; InvalidError lists every problem of the file."""
    return exercise_from(read_bytes(path), str(path))


def exercise_from(data: bytes, source: str) -> Loaded[Exercise]:
    """Make an exercise of a file's bytes; InvalidError lists every problem of it."""
    return exercise_in(read(data, source))


def exercise_in(reading: Reading) -> Loaded[Exercise]:
    """Make an exercise of what was read; InvalidError lists every problem of it."""
    exercise = checked(reading, Exercise)
    check_exercise(reading)
    return _loaded(reading, exercise, "exercise")


def _loaded(reading: Reading, value: T | None, noun: str) -> Loaded[T]:
    found = counted(len(set(reading.problems)), "problem")
    reading.refuse_problems(f"The {noun} {reading.source} has {found}.")
    if value is None:
        raise AssertionError("a document without a problem has a value")
    return Loaded(value, reading.text)
