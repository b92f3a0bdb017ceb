"""What an exercise answers about itself."""

import pytest

from tests.factory import make_exercise

EXERCISE = make_exercise("task", criteria={"grain": 60, "nulls": 40})


def test_a_criterion_is_found_by_its_id() -> None:
    assert EXERCISE.criterion("nulls") == EXERCISE.criteria[1]


def test_a_criterion_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        EXERCISE.criterion("dates")
