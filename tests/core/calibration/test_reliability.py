"""Intraclass correlations, against the table that Shrout and Fleiss published and sums by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.calibration.alike import Count, measure_of
from scorecard.core.calibration.reliability import OneWay, Sums, one_way, stepped_up, two_way
from tests.core.rated import SHROUT_FLEISS

# Shrout and Fleiss 1979, table 4 and the text beside it.
PUBLISHED = {"1": ".17", "2": ".29", "3": ".71", "1,k": ".44", "2,k": ".62", "3,k": ".91"}


def sums(table: list[list[int]]) -> Sums[Fraction]:
    """The sums behind the mean squares of a table with rows of any length from two."""
    measure = measure_of(map(tuple, table), 1)
    return Count(measure, [sum(column) for column in zip(*map(measure.count, table), strict=True)]).sums


@pytest.mark.parametrize("form", PUBLISHED)
def test_the_six_targets_and_four_judges_of_shrout_and_fleiss_get_their_coefficients(form: str) -> None:
    found = two_way(SHROUT_FLEISS).forms[form]

    assert found is not None
    assert f"{float(found):.2f}".removeprefix("0") == PUBLISHED[form]


def test_the_mean_squares_are_those_of_shrout_and_fleiss() -> None:
    # Their table 3: BMS 11.24, WMS 6.26, JMS 32.49, EMS 1.02.
    found = two_way(SHROUT_FLEISS)

    squares = (found.between, found.within, found.judges, found.rest)
    assert [f"{float(one):.2f}" for one in squares] == ["11.24", "6.26", "32.49", "1.02"]


def test_one_way_without_gaps_is_the_first_form() -> None:
    found = one_way(sums([list(row) for row in SHROUT_FLEISS]))

    assert found is not None
    assert (found.k0, found.single) == (4, two_way(SHROUT_FLEISS).forms["1"])


def test_rows_of_different_lengths_are_worked_by_hand() -> None:
    # Rows 1 2 3 and 4 4: means 2 and 4, grand mean 14/5. Between: 3 (4/5)^2 + 2 (6/5)^2 = 24/5 over 1.
    # Within: 2 over 3. k0 = 5 - 13/5 = 12/5. ICC = (24/5 - 2/3) / (24/5 + 7/5 * 2/3) = (62/15) / (86/15).
    found = one_way(sums([[1, 2, 3], [4, 4]]))

    assert found == OneWay(Fraction(24, 5), Fraction(2, 3), Fraction(12, 5))
    assert found.single == Fraction(62, 86)


def test_nothing_can_be_said_of_one_row_or_of_equal_ratings() -> None:
    equal = one_way(sums([[3, 3], [3, 3]]))

    assert one_way(sums([[1, 2]])) is None
    assert (equal and equal.single) is None
    assert set(two_way([[3, 3], [3, 3]]).forms.values()) == {None}


def test_the_reliability_of_a_mean_is_stepped_up_from_that_of_one() -> None:
    # Spearman-Brown: 3 * .45 / (1 + 2 * .45) = 27/38; 4 * .45 / (1 + 3 * .45) = 36/47.
    found = [stepped_up(Fraction(9, 20), raters) for raters in (1, 3, 4)]

    assert found == [Fraction(9, 20), Fraction(27, 38), Fraction(36, 47)]


@pytest.mark.parametrize("form", ["1", "3"])
def test_stepping_up_by_all_judges_gives_the_form_for_their_mean(form: str) -> None:
    found = two_way(SHROUT_FLEISS).forms

    assert stepped_up(found[form] or Fraction(0), 4) == found[f"{form},k"]


@given(st.lists(st.lists(st.integers(1, 4), min_size=2, max_size=4), min_size=2, max_size=6))
def test_no_correlation_is_larger_than_1(table: list[list[int]]) -> None:
    found = one_way(sums(table))

    assert found is None or found.single is None or found.single <= 1
