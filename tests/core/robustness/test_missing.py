"""The missing ratings: which they are, and what they leave open."""

from fractions import Fraction
from itertools import product

from hypothesis import given

from scorecard.core.robustness.case import Case, call, case
from scorecard.core.robustness.missing import ANYBODY, Bounds, Missing, bounds, filled, missing
from scorecard.core.rule import Rule
from scorecard.core.scorecard import Absence, Scorecard, Vote
from scorecard.core.scoring import Tally
from tests.core.robustness.panel import tried
from tests.core.robustness.test_case import WEIGHTS, some_rules
from tests.core.strategy import panels
from tests.factory import make_card, make_policy, make_rubric

FOUR = {"sql": 40, "modeling": 30, "debugging": 20, "testing": 10}


def test_missing_is_what_the_slot_was_for_and_what_nobody_rated() -> None:
    rubric = make_rubric({"sql": 60, "modeling": 40})  # its interview `first` is for both
    cards = [make_card("ana", {"sql": 3, "modeling": Absence.NOT_ASKED}), make_card("bob", {"sql": 3}, interview=None)]

    assert missing(case(rubric, cards)) == (Missing("modeling", "ana"),)
    assert missing(case(rubric, cards[1:])) == (Missing("modeling", ANYBODY),)


# sql 3, modeling 3, debugging 3 with 90 of 100: testing at 1 makes 2.80, at 4 it makes 3.10.
def test_whatever_testing_turns_out_to_be() -> None:
    board = {"sql": 3, "modeling": 3, "debugging": 3}
    rubric = make_rubric(FOUR, policy=make_policy(rules=()))
    panel = case(rubric, [make_card(who, board, interview=None) for who in ("ana", "bob")])

    assert bounds(panel) == Bounds((Missing("testing", ANYBODY),), Fraction(14, 5), Fraction(31, 10), (Vote.YES,))


def test_with_nothing_missing_there_is_nothing_to_say() -> None:
    board = dict.fromkeys(FOUR, 3)

    assert bounds(tried({"ana": board, "bob": board}, FOUR)) is None


def test_ratings_do_not_make_up_for_interviewers_who_are_missing() -> None:
    panel = tried({"ana": {"sql": 3}}, FOUR)
    left = bounds(panel)

    assert left is not None
    assert left.calls == (Vote.NO_DECISION,)


@given(panels, some_rules)
def test_the_bounds_hold_for_everything_that_may_come(cards: tuple[Scorecard, ...], rules: tuple[Rule, ...]) -> None:
    panel = case(make_rubric(WEIGHTS, policy=make_policy(rules=rules, interviewers=1)), cards)
    gaps = missing(panel)
    if not gaps or len(gaps) > 4:
        return

    left = bounds(panel)

    ways = [_filled(panel, gaps, levels) for levels in product(range(1, 5), repeat=len(gaps))]
    calls = {call(panel.policy, way) for way in ways}
    scores = [way.score for way in ways if way.score is not None]
    assert left is not None
    assert (left.low, left.high) == (min(scores), max(scores))
    assert set(left.calls) <= calls
    assert (left.calls == (panel.call,)) == (calls == {panel.call})


def _filled(panel: Case, gaps: tuple[Missing, ...], levels: tuple[int, ...]) -> Tally:
    figures = panel.tally
    for gap, level in zip(gaps, levels, strict=True):
        figures = filled(figures, (gap,), level)
    return figures
