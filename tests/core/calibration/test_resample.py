"""Drawing candidates again and again."""

from random import Random
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.calibration.resample import MOST_DRAWN, TIMES, Interval, percentiles, resampled


def test_a_draw_holds_as_many_rows_as_there_are() -> None:
    draws = list(resampled([(1, 0), (1, 5), (1, 7)], Random(1)))

    assert len(draws) == TIMES
    assert {number for number, _ in draws} == {3}
    assert {total for _, total in draws} == {a + b + c for a in (0, 5, 7) for b in (0, 5, 7) for c in (0, 5, 7)}


def test_the_same_seed_draws_the_same() -> None:
    rows = [(number, number * number) for number in range(30)]

    assert list(resampled(rows, Random(7))) == list(resampled(rows, Random(7)))


@given(st.lists(st.tuples(*[st.integers(0, 2**80)] * 3), min_size=1, max_size=4))
def test_columns_are_added_without_touching_each_other(rows: list[tuple[int, ...]]) -> None:
    low = [len(rows) * min(column) for column in zip(*rows, strict=True)]
    high = [len(rows) * max(column) for column in zip(*rows, strict=True)]

    for draw in list(resampled(rows, Random(3)))[:20]:
        assert all(least <= value <= most for least, value, most in zip(low, draw, high, strict=True))


def test_many_rows_are_drawn_in_groups_that_hold_each_once_and_vary_as_much() -> None:
    chance = Random(5)
    values = [chance.randrange(100) for _ in range(4 * MOST_DRAWN)]

    totals = [total for _, total in resampled([(1, value) for value in values], Random(1))]

    # The standard deviation of a sum of n draws is that of one times the root of n.
    assert stdev(totals) == pytest.approx(stdev(values) * len(values) ** 0.5, rel=0.12)


def test_nothing_can_be_drawn_from_nothing() -> None:
    assert set(resampled([], Random(1))) == {()}


def test_the_limits_hold_95_per_cent() -> None:
    assert percentiles([float(number) for number in range(1001)]) == Interval(25.0, 975.0)


@pytest.mark.parametrize("figures", [[], [None], [1.0, None, None]])
def test_there_are_no_limits_when_half_of_the_draws_have_no_figure(figures: list[float | None]) -> None:
    assert percentiles(figures) is None
