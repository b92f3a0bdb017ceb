"""How sure a score is: pooled variance, intervals, about equal."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.scoring import Tally, tally
from scorecard.core.uncertainty import (
    Range,
    Spread,
    about_equal,
    better,
    interviewer_scores,
    pooled,
    score_range,
    t_quantile,
)
from tests.factory import make_card, make_dimension

F = Fraction
WIDE = Spread(F(1, 4), 12, F(1, 4), F(3))


def panel(*levels: int) -> Tally:
    cards = [make_card(who, {"sql": level}) for who, level in zip("abcdef", levels, strict=False)]
    return tally([make_dimension("sql", 100)], cards)


def test_an_interviewers_score_is_over_what_they_rated() -> None:
    dimensions = [make_dimension("sql", 60), make_dimension("modeling", 40)]
    figures = tally(dimensions, [make_card("ana", {"sql": 4, "modeling": 3}), make_card("bob", {"modeling": 2})])

    assert interviewer_scores(figures) == {"ana": F(18, 5), "bob": F(2)}


# (2, 4) has mean 3 and squares 1 + 1; (3, 3, 3) none: 2 over df 1 + 2 = 3. Sizes 2 and 3: k0 = 5 - 13/5 = 12/5.
# All means are 3, so nothing is between.
def test_candidates_are_pooled_by_hand() -> None:
    assert pooled([[F(2), F(4)], [F(3), F(3), F(3)]]) == Spread(F(2, 3), 3, F(0), F(3))


# (1, 2): mean 3/2, squares 1/2; (3, 4): 7/2, 1/2: v = 1/2, df 2. Grand 5/2; MSB = 2 (1 + 1) / 1 = 4; k0 = 4 - 8/4 = 2;
# between (4 - 1/2) / 2 = 7/4.
def test_what_is_between_candidates_is_what_is_left() -> None:
    assert pooled([[F(1), F(2)], [F(3), F(4)]]) == Spread(F(1, 2), 2, F(7, 4), F(5, 2))


def test_without_a_candidate_met_by_two_nothing_is_known() -> None:
    assert pooled([]) is None
    assert pooled([[F(3)], [], [F(2)]]) is None
    assert pooled([[F(3), F(4)]]) == Spread(F(1, 2), 1, F(0), F(7, 2))


@given(st.lists(st.lists(st.fractions(1, 4, max_denominator=5), max_size=4), max_size=6), st.randoms())
def test_the_order_of_candidates_and_interviewers_does_not_matter(panels: list[list[F]], chance: object) -> None:
    mixed = [list(one) for one in panels]
    for one in (mixed, *mixed):
        chance.shuffle(one)  # type: ignore[attr-defined]

    assert pooled(mixed) == pooled(panels)


# Two-sided 80%, 95% and 99% points of Student's t, as every printed table has them (Fisher & Yates, Table III).
@pytest.mark.parametrize(
    ("probability", "df", "value"),
    [
        (0.9, 1, 3.078),
        (0.9, 2, 1.886),
        (0.9, 5, 1.476),
        (0.9, 10, 1.372),
        (0.9, 30, 1.310),
        (0.9, 120, 1.289),
        (0.975, 1, 12.706),
        (0.975, 3, 3.182),
        (0.975, 5, 2.571),
        (0.975, 10, 2.228),
        (0.975, 20, 2.086),
        (0.995, 4, 4.604),
        (0.995, 60, 2.660),
    ],
)
def test_hills_quantiles_are_those_of_the_printed_tables(probability: float, df: int, value: float) -> None:
    assert round(t_quantile(probability, df), 3) == value


# v = 1/4 over 12 degrees of freedom, two interviewers: t(.9, 12) = 1.3562, times sqrt(1/8) = 0.4795.
def test_an_interval_needs_ten_degrees_of_freedom() -> None:
    wide = score_range(panel(3, 3), WIDE)

    assert wide is not None
    assert (round(wide.low, 3), round(wide.high, 3), wide.interval) == (2.521, 3.479, True)
    assert score_range(panel(2, 4), Spread(F(1, 4), 9, F(1), F(3))) == Range(2.0, 4.0, interval=False)
    assert score_range(panel(2, 4), None) == Range(2.0, 4.0, interval=False)


def test_an_interval_ends_where_the_scale_does() -> None:
    assert score_range(panel(4, 4), WIDE) == Range(score_range(panel(4, 4), WIDE).low, 4.0, interval=True)  # type: ignore[union-attr]


def test_one_interviewer_gives_no_range_and_nothing_rated_neither() -> None:
    assert score_range(panel(3), WIDE) is None
    assert score_range(panel(), WIDE) is None


# The standard error of the difference of two panels of two is sqrt(1/8 + 1/8) = 1/2.
@pytest.mark.parametrize(
    ("one", "other", "spread", "equal"),
    [
        (panel(3, 3), panel(3, 3), WIDE, True),
        (panel(3, 3), panel(2, 3), WIDE, False),
        (panel(3, 3, 3), panel(2, 3, 3), WIDE, True),
        (panel(3, 4), panel(2, 3), None, True),
        (panel(4, 4), panel(2, 3), None, False),
        (panel(3), panel(2, 3), WIDE, None),
        (panel(3), panel(3), WIDE, True),
        (panel(), panel(3, 3), WIDE, None),
    ],
)
def test_closer_than_their_uncertainty_is_about_equal(
    one: Tally, other: Tally, spread: Spread | None, equal: bool | None
) -> None:
    assert about_equal(one, other, spread) is equal
    assert about_equal(other, one, spread) is equal


# vb = v = 1/4, n = 2: rho = (1/4) / (1/4 + 1/8) = 2/3; u = 2/3 x 1/8 = 1/12. Means 4 and 3: drawn 11/3 and 3, gap
# 2/3; Phi((2/3) / sqrt(1/6)) = Phi(1.63299) = 0.94876.
def test_who_is_better_is_drawn_toward_the_mean() -> None:
    found = better(panel(4, 4), panel(3, 3), WIDE)

    assert found is not None
    assert abs(found - 0.94876) < 1e-5
    assert better(panel(3, 3), panel(4, 4), WIDE) == pytest.approx(1 - found)
    assert better(panel(3, 3), panel(3, 3), WIDE) == 0.5


def test_who_is_better_is_not_said_where_nothing_tells() -> None:
    assert better(panel(4, 4), panel(3, 3), None) is None
    assert better(panel(4, 4), panel(3, 3), Spread(F(1, 4), 9, F(1), F(3))) is None
    assert better(panel(4, 4), panel(3, 3), Spread(F(1, 4), 12, F(0), F(3))) is None
    assert better(panel(), panel(3, 3), WIDE) is None


def test_people_who_never_differ_leave_no_doubt() -> None:
    sure = Spread(F(0), 12, F(1), F(3))

    assert (better(panel(4, 4), panel(3, 3), sure), better(panel(3, 3), panel(3, 3), sure)) == (1.0, 0.5)
    assert WIDE.standard_error(2) == pytest.approx(sqrt(1 / 8))
