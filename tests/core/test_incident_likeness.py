"""What somebody's words most likely mean."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.incident.likeness import likely


@dataclass(frozen=True)
class Thing:
    name: str
    asks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.name


DOG, DESK, DOOR = Thing("the dog", ("what did it eat",)), Thing("the desk", ("the drawer",)), Thing("the door")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("dog", (DOG,)),
        ("Could I please see the DESK?", (DESK,)),
        ("what was eaten? did it eat", (DOG,)),
        ("drawers", (DESK,)),
        ("drawwer", (DESK,)),
        ("the dog at the desk", (DESK, DOG)),
        ("the weather", ()),
        ("", ()),
        ("??", ()),
        ("the a of", ()),
    ],
)
def test_words_mean_what_is_nearest(words: str, meant: tuple[Thing, ...]) -> None:
    assert likely(words, (DOG, DESK, DOOR)) == meant


def test_without_anything_to_mean_nothing_is_meant() -> None:
    assert likely("dog", ()) == ()


def test_at_most_four_are_proposed() -> None:
    assert len(likely("room", [Thing(f"room {number}") for number in range(9)])) == 4


@given(st.text(max_size=60))
def test_whatever_is_typed_the_answer_is_some_of_the_things(words: str) -> None:
    assert set(likely(words, (DOG, DESK, DOOR))) <= {DOG, DESK, DOOR}
