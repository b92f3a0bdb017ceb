"""This room holds the small good rubric and exercise beside it, and reads what an example file expects."""

import re
from pathlib import Path

import pytest

from scorecard.core.exercise import Exercise
from scorecard.core.rubric import Rubric
from scorecard.errors import InvalidError, NotFoundError
from scorecard.library.load import exercise_from, rubric_from

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TINY = (HERE / "good" / "tiny.yaml").read_bytes()
TASK = (HERE / "good" / "task" / "exercise.yaml").read_bytes()
RUBRIC = rubric_from(TINY, "tiny.yaml", ["task"]).value
EXERCISE = exercise_from(TASK, "task/exercise.yaml").value
_EXPECT = re.compile(r"# expect: (.+)")


def examples(folder: str) -> list[object]:
    """The files of an example folder, each under its own name."""
    return [pytest.param(path, id=path.stem) for path in sorted((HERE / folder).iterdir())]


def expected(path: Path) -> list[str]:
    """The problems that the first lines of an example file announce, as `file:line:column: path: message`."""
    said: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _EXPECT.fullmatch(line)
        if match is None:
            return said
        said.append(f"{path}:{match[1]}")
    return said


def complaints(refused: InvalidError) -> list[str]:
    """The problems that a refusal lists, as they are shown."""
    return [str(problem) for problem in refused.problems]


def find_rubric(rubric_id: str) -> Rubric:
    """The small rubric; nothing else is there."""
    if rubric_id != "tiny":
        raise NotFoundError(f"There is no rubric called {rubric_id}; did you mean tiny?")
    return RUBRIC


def find_exercise(exercise_id: str) -> Exercise:
    """The small exercise; nothing else is there."""
    if exercise_id != "task":
        raise NotFoundError(f"There is no exercise called {exercise_id}; did you mean task?")
    return EXERCISE
