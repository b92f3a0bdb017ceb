"""How alike interviewers rate."""

from fractions import Fraction
from random import Random

import pytest

from scorecard.core.calibration.agreement import (
    ALL_EQUAL,
    NOTHING_DIFFERS,
    Agreement,
    Alike,
    Alpha,
    Line,
    Reliability,
    agreement,
)
from scorecard.core.calibration.observation import Observation, ratings
from scorecard.core.calibration.reliability import OneWay
from scorecard.core.calibration.resample import Interval
from scorecard.core.unsaid import Unsaid
from tests.core.rated import Table, drawn, rated

NAMES = {"sql": "SQL"}
NEEDS = "needs {} more candidates with two interviewers"


def compared(table: Table) -> Agreement:
    """The agreement in a table of one dimension."""
    return agreement(rated(table), NAMES, Random(1))


def alike(line: Line) -> Alike:
    """What is said of a line."""
    assert isinstance(line.alike, Alike)
    return line.alike


def test_ten_candidates_are_worked_by_hand() -> None:
    # Five times (1, 2), five times (3, 3): half identical, all within one.
    # o11 = 0, o12 = 5 (each way), o33 = 10; n1 = n2 = 5, n3 = 10, n = 20.
    # Ordinal: d12 = (5/2 + 5/2)^2 = 25, d13 = (5/2 + 5 + 5)^2 = 625/4, d23 = (5/2 + 5)^2 = 225/4.
    # alpha = 1 - 19 * 5 * 25 / (5 * 5 * 25 + 5 * 10 * 625/4 + 5 * 10 * 225/4) = 1 - 2375 / 11250 = 71/90.
    # Means 3/2 and 3 about 9/4: between 2 * 10 * (3/4)^2 over 9 = 5/4, within 5 * 1/2 over 10 = 1/4.
    # ICC = (5/4 - 1/4) / (5/4 + 1/4) = 2/3.
    found = compared([(1, 2)] * 5 + [(3, 3)] * 5)

    line = alike(found.dimensions[0])
    assert (line.pairs, line.identical, line.within_one) == (10, Fraction(1, 2), Fraction(1))
    assert isinstance(line.alpha, Alpha)
    assert (line.alpha.value, line.alpha.values) == (Fraction(71, 90), 20)
    assert isinstance(line.reliability, Reliability)
    assert (line.reliability.single, line.reliability.squares) == (
        Fraction(2, 3),
        OneWay(Fraction(5, 4), Fraction(1, 4), Fraction(2)),
    )


def test_the_scores_of_one_dimension_are_as_reliable_as_its_levels() -> None:
    found = compared([(1, 2)] * 5 + [(3, 3)] * 5)

    whole = alike(found.overall).reliability
    assert isinstance(whole, Reliability)
    assert whole.single == Fraction(2, 3)


def test_all_dimensions_together_count_all_pairs() -> None:
    cards = [
        Observation(f"c{number}", who, {"sql": level, "modeling": 2})
        for number in range(10)
        for who, level in (("ana", 1 + number % 4), ("bob", 1 + number % 3))
    ]

    found = agreement(ratings(cards, {"sql": 1, "modeling": 1}), {"sql": "SQL", "modeling": "M"}, Random(1))

    # sql: levels 1 2 3 4 1 2 3 4 1 2 beside 1 2 3 1 2 3 1 2 3 1; equal on the first three alone.
    assert (alike(found.overall).pairs, alike(found.overall).identical) == (20, Fraction(13, 20))
    assert [alike(line).pairs for line in found.dimensions] == [10, 10]


def test_intervals_hold_the_figure_and_narrow_with_more_candidates() -> None:
    shifts = {"ana": 0.2, "bob": 0.0, "cyd": -0.2, "dan": 0.0}
    widths = []
    for candidates in (20, 320):
        cards = drawn(candidates, shifts=shifts)
        line = agreement(ratings(cards, {"sql": 1, "modeling": 1}), NAMES | {"modeling": "M"}, Random(1)).overall
        alpha = alike(line).alpha
        assert isinstance(alpha, Alpha)
        assert alpha.interval is not None
        assert alpha.interval.low < alpha.value < alpha.interval.high
        widths.append(alpha.interval.high - alpha.interval.low)

    # Sixteen times the candidates: about a quarter of the width.
    assert widths[1] == pytest.approx(widths[0] / 4, rel=0.4)


@pytest.mark.parametrize(("table", "missing"), [([], 10), ([(1, 2)] * 3, 7), ([(3, None)] * 40, 10)])
def test_too_few_candidates_are_counted_instead_of_compared(table: Table, missing: int) -> None:
    found = compared(table)

    assert (found.overall.alike, found.dimensions[0].alike) == (found.overall.alike, found.overall.alike)
    assert isinstance(found.overall.alike, Unsaid)
    assert found.overall.alike.because == NEEDS.format(missing)


def test_when_all_ratings_are_equal_agreement_is_full_and_alpha_is_not_made_up() -> None:
    line = alike(compared([(3, 3)] * 12).overall)

    assert (line.identical, line.alpha, line.reliability) == (1, Unsaid(ALL_EQUAL), Unsaid(NOTHING_DIFFERS))


def test_one_dissent_takes_alpha_to_nothing_but_leaves_the_percentages() -> None:
    line = alike(compared([(3, 3)] * 19 + [(3, 2)]).overall)

    assert isinstance(line.alpha, Alpha)
    assert (line.identical, line.alpha.value) == (Fraction(19, 20), 0)


def test_interviewers_who_rate_different_dimensions_share_no_ratings() -> None:
    cards = [
        Observation(f"c{number:02}", who, {line: 1 + number % 4})
        for number in range(12)
        for who, line in (("ana", "sql"), ("bob", "modeling"))
    ]

    found = agreement(ratings(cards, {"sql": 1, "modeling": 1}), {"sql": "SQL", "modeling": "M"}, Random(1))

    assert [line.candidates for line in (found.overall, *found.dimensions)] == [0, 0, 0]


def test_the_usual_panel_is_the_middle_one() -> None:
    found = compared([(1, 2), (1, 2, 3), (1, 2, 3), (2, 2, 2, 2), (1, None)])

    assert found.panel == 3


def test_an_estimate_below_nothing_counts_as_nothing() -> None:
    negative = Reliability(Fraction(-1, 10), Interval(-0.3, 0.2), OneWay(Fraction(1), Fraction(2), Fraction(2)))

    # Stepping .2 up to two: .4 / 1.2.
    assert (negative.of(3), negative.interval_of(2)) == (0, Interval(0.0, pytest.approx(1 / 3)))


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    table = [(1 + number % 4, 1 + number % 3) for number in range(20)]

    first, again, other = (agreement(rated(table), NAMES, Random(seed)) for seed in (1, 1, 2))

    assert first == again
    assert first != other
