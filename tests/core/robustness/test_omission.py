"""Something left out: an interviewer, a dimension, a rule."""

from fractions import Fraction

from scorecard.core.policy import Check
from scorecard.core.robustness.omission import (
    Without,
    calls_without_an_interviewer,
    without_any_rule,
    without_each_dimension,
    without_each_interviewer,
    without_each_rule,
)
from scorecard.core.scorecard import Vote
from tests.core.robustness.panel import tried
from tests.core.robustness.test_case import RULES

TWO = {"sql": 50, "modeling": 50}
BY_ID = {rule.id: rule for rule in RULES}
FLOOR = Check("floor", Vote.NO, True, "SQL averages 2.00, below 2.50", "Daily work")


# ana 2, 4; bob 3, 4; cyd 4, 4: sql 3, modeling 4, score 3.5. Without ana sql is 7/2: 3.75. Without bob 3.5. Without
# cyd sql is 5/2, not under its floor: 3.25.
def test_each_interviewer_is_left_out_in_turn() -> None:
    board = {who: {"sql": level, "modeling": 4} for who, level in (("ana", 2), ("bob", 3), ("cyd", 4))}
    panel = tried(board, TWO, rules=(BY_ID["floor"],))

    assert without_each_interviewer(panel) == (
        Without("ana", Fraction(15, 4), Fraction(1), Vote.STRONG_YES, ()),
        Without("bob", Fraction(7, 2), Fraction(1), Vote.STRONG_YES, ()),
        Without("cyd", Fraction(13, 4), Fraction(1), Vote.YES, ()),
    )
    assert calls_without_an_interviewer(panel) == {"ana": Vote.STRONG_YES, "bob": Vote.STRONG_YES, "cyd": Vote.YES}


def test_one_of_two_leaves_too_few_for_a_call() -> None:
    panel = tried({"ana": TWO_AT_3, "bob": TWO_AT_3}, TWO)

    assert [(one.call, [check.rule for check in one.deciding]) for one in without_each_interviewer(panel)] == [
        (Vote.NO_DECISION, ["interviewers"]),
        (Vote.NO_DECISION, ["interviewers"]),
    ]


TWO_AT_3 = {"sql": 3, "modeling": 3}


def test_a_single_interviewer_cannot_be_left_out() -> None:
    panel = tried({"ana": TWO_AT_3}, TWO)

    assert (without_each_interviewer(panel), calls_without_an_interviewer(panel)) == ((), {})


def test_a_dimension_is_left_out_with_its_floor() -> None:
    board = {"sql": 2, "modeling": 4}
    panel = tried({"ana": board, "bob": board}, TWO, rules=(BY_ID["floor"],))

    assert without_each_dimension(panel) == (
        Without("sql", Fraction(4), Fraction(1), Vote.STRONG_YES, ()),
        Without("modeling", Fraction(2), Fraction(1), Vote.NO, ()),
    )


def test_a_rule_is_switched_off_and_the_others_stay() -> None:
    board = {"sql": 2, "modeling": 4}
    panel = tried({"ana": board, "bob": board}, TWO, rules=(BY_ID["floor"], BY_ID["champion"]))

    assert without_each_rule(panel) == (
        Without("floor", Fraction(3), Fraction(1), Vote.YES, ()),
        Without("champion", Fraction(3), Fraction(1), Vote.NO, (FLOOR,)),
    )
    assert without_any_rule(panel) is Vote.YES


def test_a_shut_gate_can_be_opened_too() -> None:
    panel = tried({"ana": {"sql": 3}}, TWO)

    assert [(one.what, one.call) for one in without_each_rule(panel)] == [
        ("interviewers", Vote.NO_DECISION),
        ("coverage", Vote.NO_DECISION),
    ]
    assert without_any_rule(panel) is Vote.YES
    assert without_any_rule(tried({}, TWO)) is None
