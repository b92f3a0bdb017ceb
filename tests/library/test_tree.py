"""Looking into read data whose shape may be wrong."""

import pytest

from scorecard.core.document import Plain
from scorecard.library.tree import entries, mapping, texts

MIXED: Plain = ["a", {"b": 1}, 2, None, "c"]


@pytest.mark.parametrize("value", [None, 1, "text", True, []])
def test_what_is_no_mapping_is_an_empty_one(value: Plain) -> None:
    assert mapping(value) == {}


@pytest.mark.parametrize("value", [None, 1, "text", True, {}])
def test_what_is_no_list_has_nothing_in_it(value: Plain) -> None:
    assert ([*entries(value)], [*texts(value)]) == ([], [])


def test_a_mapping_is_itself() -> None:
    assert mapping({"a": 1}) == {"a": 1}


def test_only_what_has_the_right_shape_in_a_list_is_looked_at_with_its_place() -> None:
    assert ([*entries(MIXED)], [*texts(MIXED)]) == ([(1, {"b": 1})], [(0, "a"), (4, "c")])
