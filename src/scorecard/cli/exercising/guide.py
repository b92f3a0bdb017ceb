"""This room prints the guide of an exercise."""

import sys

from scorecard.cli.desk import Desk
from scorecard.errors import NotFoundError
from scorecard.library.door import read_bytes


def guide(desk: Desk, exercise: str) -> None:
    """Print the interviewer's guide."""
    path = desk.shelf.exercise_path(exercise).parent / "guide.md"
    if not path.is_file():
        raise NotFoundError(f"The exercise {exercise} has no guide.")
    sys.stdout.write(read_bytes(path).decode("utf-8"))
