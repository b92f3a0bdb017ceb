"""Ticks on the list of a kit: what one takes along, and what there is to tick."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.checklist import shown, ticked, toggled
from scorecard.errors import InvalidError
from tests.core.checklist import ENTRIES

IDS = tuple(entry.id for entry in ENTRIES)
presses = st.lists(st.sampled_from(IDS), max_size=12)


def pressed(*keys: str) -> tuple[str, ...]:
    noted: tuple[str, ...] = ()
    for key in keys:
        noted = toggled(ENTRIES, noted, key)
    return noted


def test_a_tick_is_set_and_taken_back() -> None:
    assert pressed("date", "join") == ("join", "date")
    assert pressed("date", "join", "date") == ("join",)


def test_a_detail_brings_what_it_belongs_to_and_goes_with_it() -> None:
    assert pressed("join.fix") == ("join", "join.fix")
    assert pressed("join.fix", "join") == ()


def test_details_are_offered_only_under_what_is_ticked() -> None:
    assert [entry.id for entry in shown(ENTRIES, ())] == ["join", "date", "count"]
    assert [entry.id for entry in shown(ENTRIES, ("date",))] == ["join", "date", "date.fix", "count"]


def test_what_is_not_on_the_list_is_refused_with_a_suggestion() -> None:
    with pytest.raises(InvalidError, match=r"^There is nothing called joint to tick; did you mean join\?$"):
        toggled(ENTRIES, (), "joint")


@given(presses, st.sampled_from(IDS))
def test_ticks_stand_in_the_order_of_the_list_and_no_detail_stands_alone(keys: list[str], key: str) -> None:
    before = pressed(*keys)
    after = toggled(ENTRIES, before, key)

    assert (key in before) is not (key in after)
    assert ticked(ENTRIES, after) == after == ticked(ENTRIES, reversed(after))
    assert all(entry.of in after for entry in ENTRIES if entry.of and entry.id in after)
