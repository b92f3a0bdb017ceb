"""Krippendorff's alpha, against the tables he published and a well-kept library."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.calibration.coincidence import Grid, Metric, alpha, disagreement, grid_of

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units, * missing.
FOUR_OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)
# Two observers from the same paper: section A with two values, section B with five.
BINARY = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = ("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4")

# Four raters of eight, made at random; the figures are those of the package krippendorff 0.9.0.
MADE = ("4 4 4 4 4 4 2 2", "4 4 * 4 2 1 4 3", "2 1 4 * * 1 4 4", "4 * * 4 * 2 4 1")
OF_THE_PACKAGE = {
    Metric.NOMINAL: -0.014109347442680775,
    Metric.ORDINAL: 0.07709671818023955,
    Metric.INTERVAL: 0.06435816719132559,
    Metric.RATIO: 0.05964363012038587,
}
units = st.lists(st.lists(st.integers(1, 4), max_size=5), min_size=1, max_size=8)


def columns(rows: tuple[str, ...]) -> list[list[int]]:
    """The units of a table whose rows are observers."""
    return [[int(value) for value in column if value != "*"] for column in zip(*map(str.split, rows), strict=True)]


@pytest.mark.parametrize(
    ("metric", "published"),
    [(Metric.NOMINAL, ".743"), (Metric.ORDINAL, ".815"), (Metric.INTERVAL, ".849"), (Metric.RATIO, ".797")],
)
def test_the_four_observers_of_krippendorff_get_the_alpha_he_published(metric: Metric, published: str) -> None:
    found = alpha(columns(FOUR_OBSERVERS), metric)

    assert found is not None
    assert f"{float(found):.3f}".removeprefix("0") == published


@pytest.mark.parametrize(("table", "published"), [(BINARY, "0.095"), (NOMINAL, "0.692")])
def test_the_two_observers_of_krippendorff_get_the_alpha_he_published(table: tuple[str, ...], published: str) -> None:
    found = alpha(columns(table), Metric.NOMINAL)

    assert found is not None
    assert f"{float(found):.3f}" == published


@pytest.mark.parametrize("metric", Metric)
def test_a_table_gets_the_alpha_that_the_package_gives_it(metric: Metric) -> None:
    found = alpha(columns(MADE), metric)

    assert found is not None
    assert float(found) == pytest.approx(OF_THE_PACKAGE[metric], abs=1e-12)


def test_alpha_is_exact() -> None:
    # Units (1,1), (1,2), (2,2): o11 = 2, o22 = 2, o12 = o21 = 1; n1 = n2 = 3, n = 6.
    # alpha = 1 - (6 - 1) * 2 / (2 * 3 * 3) = 4/9.
    assert alpha([[1, 1], [1, 2], [2, 2]], Metric.NOMINAL) == Fraction(4, 9)


def test_the_disagreements_are_means_of_squared_distances() -> None:
    # The same units: one pair in three is a level apart; thrown together, 9 of 15 pairs are.
    found = [[1, 1], [1, 2], [2, 2]]
    grid = grid_of(map(tuple, found))
    cells = [sum(column) for column in zip(*map(grid.cells, found), strict=True)]

    assert disagreement(grid, cells, Metric.INTERVAL).means == (Fraction(1, 3), Fraction(3, 5))


@pytest.mark.parametrize("found", [[], [[3]], [[3], [2], []], [[3, 3], [3, 3, 3]]])
def test_without_a_pair_or_a_difference_there_is_no_alpha(found: list[list[int]]) -> None:
    assert [alpha(found, metric) for metric in Metric] == [None] * 4


def test_a_unit_with_one_value_has_no_coincidences() -> None:
    assert Grid((1, 2), 1).cells([2]) == (0, 0, 0)


@given(units, st.randoms(use_true_random=False))
def test_alpha_does_not_depend_on_the_order_of_units_or_values(found: list[list[int]], chance) -> None:
    mixed = [chance.sample(unit, len(unit)) for unit in chance.sample(found, len(found))]

    assert [alpha(mixed, metric) for metric in Metric] == [alpha(found, metric) for metric in Metric]


@given(units)
def test_alpha_is_1_exactly_when_all_agree_and_something_differs(found: list[list[int]]) -> None:
    pairable = [unit for unit in found if len(unit) > 1]
    agree = all(len(set(unit)) == 1 for unit in pairable) and len({unit[0] for unit in pairable}) > 1

    assert [alpha(found, metric) == 1 for metric in Metric] == [agree] * 4
