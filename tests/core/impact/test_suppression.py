"""What is withheld from a table, so that no small group shows or can be worked out."""

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.impact.suppression import LEAST, Cell, withheld


def named(**counts: int) -> dict[Cell, int]:
    return {(name,): count for name, count in counts.items()}


def test_large_groups_are_all_shown() -> None:
    assert withheld(named(a=10, b=40)) == frozenset()


def test_a_lone_small_group_takes_the_next_smallest_with_it() -> None:
    # whoever knows that there are 64 people would take 40 and 20 away
    assert withheld(named(a=40, b=20, c=4)) == {("c",), ("b",)}


def test_two_small_groups_that_are_many_together_take_nobody_with_them() -> None:
    assert withheld(named(a=40, b=20, c=4, d=6)) == {("c",), ("d",)}


def test_two_small_groups_that_are_few_together_take_another_with_them() -> None:
    # the rate of 5 people could be worked out: 2 + 3
    assert withheld(named(a=40, b=20, c=2, d=3)) == {("b",), ("c",), ("d",)}


def test_of_two_groups_a_small_one_hides_both() -> None:
    assert withheld(named(a=40, b=3)) == {("a",), ("b",)}


def test_nobody_and_only_small_groups_are_no_trouble() -> None:
    assert withheld({}) == frozenset()
    assert withheld(named(a=1, b=2)) == {("a",), ("b",)}


def test_in_an_intersection_no_row_and_no_column_gives_a_small_cell_away() -> None:
    # row f: 3 | 20 | 30, row m: 25 | 40 | 35. (f, x) is small. By its row it takes (f, y), the smallest there; by its
    # column (m, x); and (m, y) must go as well, or row m and column y would give these two away.
    counts = {("f", "x"): 3, ("f", "y"): 20, ("f", "z"): 30, ("m", "x"): 25, ("m", "y"): 40, ("m", "z"): 35}

    assert withheld(counts) == {("f", "x"), ("f", "y"), ("m", "x"), ("m", "y")}


tables = st.dictionaries(
    st.tuples(st.sampled_from("fmx"), st.sampled_from("abcd")), st.integers(1, 40), min_size=1, max_size=12
)


@given(tables)
def test_what_is_withheld_on_any_line_is_nothing_or_enough(counts: Mapping[Cell, int]) -> None:
    hidden = withheld(counts)

    assert {cell for cell, count in counts.items() if count < LEAST} <= hidden
    for line in lines(counts):
        covered = [counts[cell] for cell in line if cell in hidden]
        shown = [cell for cell in line if cell not in hidden]
        assert not covered or not shown or (len(covered) >= 2 and sum(covered) >= LEAST)


@given(tables)
def test_the_order_of_the_cells_does_not_matter(counts: Mapping[Cell, int]) -> None:
    assert withheld(dict(reversed(counts.items()))) == withheld(counts)


def lines(counts: Mapping[Cell, int]) -> Iterator[list[Cell]]:
    yield list(counts)
    for place in (0, 1):
        for value in {cell[place] for cell in counts}:
            yield [cell for cell in counts if cell[place] == value]
