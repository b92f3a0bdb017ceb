"""Weights: closed forms, checked against trying shares one by one."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.robustness.case import Case, call, case, with_weights
from scorecard.core.robustness.weight import (
    Lead,
    Nudge,
    WeightRange,
    equal_weights_call,
    lead,
    nudges,
    tilts,
    weight_ranges,
)
from scorecard.core.rule import Rule
from scorecard.core.scorecard import Scorecard, Vote
from tests.core.robustness.panel import SEVEN, tried
from tests.core.robustness.test_case import WEIGHTS, some_rules
from tests.core.strategy import panels
from tests.factory import make_policy, make_rubric

LINES = ("sql", "modeling", "testing")
means = st.fractions(1, 4, max_denominator=6)
boards = st.fixed_dictionaries(dict.fromkeys(LINES, means))
weights = st.fixed_dictionaries(dict.fromkeys(LINES, st.integers(1, 60)))


def score(shares: Mapping[str, Fraction], board: Mapping[str, Fraction]) -> Fraction:
    return sum((shares[key] * board[key] for key in shares), Fraction())


def shares(given: Mapping[str, int], key: str = "", share: Fraction | None = None) -> dict[str, Fraction]:
    """Every weight as a share of the whole; one of them as said, the others in proportion."""
    total = sum(given.values())
    if share is None:
        return {one: Fraction(weight, total) for one, weight in given.items()}
    rest = total - given[key]
    return {one: share if one == key else (1 - share) * weight / rest for one, weight in given.items()}


# sql 4 with 60, modeling 2 with 40: 3.2, a yes from 2.8 to 3.5. With share t of sql the score is 2 + 2t: 2.8 at
# t = 2/5, 3.5 at t = 3/4. For modeling it is 4 - 2t: 3.5 at 1/4, 2.8 at 3/5.
def test_the_range_ends_where_the_score_meets_the_edges_of_its_band() -> None:
    board = {"sql": 4, "modeling": 2}
    panel = tried({"ana": board, "bob": board}, {"sql": 60, "modeling": 40})

    assert weight_ranges(panel) == (
        WeightRange("sql", Fraction(3, 5), Fraction(2, 5), Fraction(3, 4), Vote.NO, Vote.STRONG_YES),
        WeightRange("modeling", Fraction(2, 5), Fraction(1, 4), Fraction(3, 5), Vote.STRONG_YES, Vote.NO),
    )


def test_where_everything_is_rated_alike_no_weight_matters() -> None:
    panel = tried(dict.fromkeys(("ana", "bob"), dict.fromkeys(SEVEN, 3)), SEVEN)

    assert {(one.low, one.high, one.below, one.above) for one in weight_ranges(panel)} == {(0, 1, None, None)}


# Nobody rated modeling: at 20% and more of the weight the coverage of 4/5 is missed (above 20%, since 80% is enough).
def test_more_weight_on_what_nobody_rated_shuts_the_gate() -> None:
    board = {"sql": 3}
    panel = tried({"ana": board, "bob": board}, {"sql": 90, "modeling": 10})

    assert weight_ranges(panel)[1] == WeightRange(
        "modeling", Fraction(1, 10), Fraction(0), Fraction(1, 5), None, Vote.NO_DECISION
    )


def test_a_single_dimension_has_no_range() -> None:
    panel = tried({"ana": {"sql": 3}, "bob": {"sql": 3}}, {"sql": 100})

    assert (weight_ranges(panel), nudges(panel), tilts(panel)) == ((), (), ())


@given(panels, some_rules, st.integers(0, 2))
def test_within_its_range_a_weight_leaves_the_call_and_beyond_it_does_not(
    cards: tuple[Scorecard, ...], rules: tuple[Rule, ...], at: int
) -> None:
    panel = case(make_rubric(WEIGHTS, policy=make_policy(rules=rules, interviewers=1)), cards)
    found, tiny = weight_ranges(panel)[at], Fraction(1, 10**9)

    inside = [found.low + (found.high - found.low) * Fraction(step, 7) for step in range(1, 7)]
    assert {slowly(panel, found.dimension, share) for share in inside} <= {panel.call}
    if found.below:
        assert slowly(panel, found.dimension, found.low - tiny) is found.below
    if found.above:
        assert slowly(panel, found.dimension, found.high + tiny) is found.above


def slowly(panel: Case, dimension: str, share: Fraction) -> Vote:
    """The call of the policy for figures with whole weights in those shares."""
    parts = shares({line.id: line.weight for line in panel.tally.dimensions}, dimension, share)
    unit = 1
    for part in parts.values():
        unit = unit * part.denominator
    return call(panel.policy, with_weights(panel.tally, {key: int(part * unit) for key, part in parts.items()}))


def test_five_points_can_be_enough() -> None:
    board = {"sql": 4, "modeling": 2}
    panel = tried({"ana": board, "bob": board}, {"sql": 41, "modeling": 59})

    assert nudges(panel) == (
        Nudge("sql", -5, Vote.NO),
        Nudge("sql", 5, Vote.YES),
        Nudge("modeling", -5, Vote.YES),
        Nudge("modeling", 5, Vote.NO),
    )


# 4 x 0.41 + 2 x 0.59 = 2.82, a yes; (4 + 2) / 2 = 3, a yes; 4 x 0.3 + 2 x 0.7 = 2.6, a no.
def test_equal_weights_are_asked_of_the_policy_too() -> None:
    board = {"sql": 4, "modeling": 2}

    panel = tried({"ana": board, "bob": board}, {"sql": 30, "modeling": 70})

    assert (panel.call, equal_weights_call(panel)) == (Vote.NO, Vote.YES)


# Kim 4, 2 and Lou 3, 3 with 60 and 40: 3.2 and 3.0. Kim is ahead while sql has more than half.
def test_a_lead_ends_where_both_scores_are_equal() -> None:
    kim, lou = {"sql": Fraction(4), "modeling": Fraction(2)}, {"sql": Fraction(3), "modeling": Fraction(3)}

    assert lead({"sql": 60, "modeling": 40}, kim, lou) == (
        Lead("sql", Fraction(3, 5), Fraction(1, 2), None),
        Lead("modeling", Fraction(2, 5), None, Fraction(1, 2)),
    )


def test_who_is_better_on_everything_stays_ahead_whatever_the_weights() -> None:
    kim, lou = dict.fromkeys(LINES, Fraction(3)), dict.fromkeys(LINES, Fraction(2))

    assert {(one.low, one.high) for one in lead(WEIGHTS, kim, lou)} == {(None, None)}


@given(weights, boards, boards)
def test_at_the_end_of_a_lead_the_scores_are_equal_and_triantaphyllou_and_sanchez_say_the_same(
    given_weights: dict[str, int], ours: dict[str, Fraction], theirs: dict[str, Fraction]
) -> None:
    now = shares(given_weights)
    if score(now, ours) < score(now, theirs):
        ours, theirs = theirs, ours
    gap = score(now, ours) - score(now, theirs)

    for one in lead(given_weights, ours, theirs):
        ends = [end for end in (one.low, one.high) if end is not None]
        for end in ends:
            moved = shares(given_weights, one.dimension, end)
            assert score(moved, ours) == score(moved, theirs)
            if gap and end != 1:
                # delta of 1997: the change of one raw weight, before all weights are normalised again
                delta = -gap / (theirs[one.dimension] - ours[one.dimension])
                assert end == (one.share - delta) / (1 - delta)
        if not ends:
            for step in range(11):
                moved = shares(given_weights, one.dimension, Fraction(step, 10))
                assert score(moved, ours) >= score(moved, theirs)
