"""The next question: what it is worth, and who may ask it."""

from fractions import Fraction

from hypothesis import given

from scorecard.core.policy import recommend
from scorecard.core.robustness.case import case
from scorecard.core.robustness.probe import Probe, probes
from scorecard.core.scorecard import Absence, Rating, Scorecard, Vote
from scorecard.core.scoring import tally
from tests.core.robustness.panel import SEVEN, tried
from tests.core.robustness.test_case import RULES, WEIGHTS
from tests.core.strategy import panels
from tests.factory import make_card, make_policy, make_rubric

NO, YES, STRONG = Vote.NO, Vote.YES, Vote.STRONG_YES


# sql 3 and modeling 3 by both, half each: 3.00. A third opinion x on one of them makes 3 + (x - 3) / 6: 2.66, 2.83,
# 3.00, 3.16. Only a 1 brings it under 2.8: one level of four.
def test_the_value_is_the_share_of_levels_that_change_the_call() -> None:
    board = {"sql": 3, "modeling": 3}
    panel = tried({"ana": board, "bob": board}, {"sql": 50, "modeling": 50})

    first, second = probes(panel)

    assert first == Probe("sql", "", "first", (NO, YES, YES, YES), 1, Fraction(1, 2))
    assert (second.dimension, second.value) == ("modeling", Fraction(1, 4))


def test_what_opens_a_gate_is_worth_most() -> None:
    board = {key: 3 for key in SEVEN if key not in ("sql", "testing")}
    panel = tried({"ana": board, "bob": board}, SEVEN)

    first, *rest = probes(panel, ["dan"])

    # 65% is rated and 80% needed: sql makes it 90%, testing 75%.
    assert (first.dimension, first.calls, first.changes) == ("sql", (NO, NO, YES, YES), 4)
    assert {probe.changes for probe in rest} == {0}


def test_who_had_it_in_their_interview_comes_first_then_who_is_expected_then_who_rated_least() -> None:
    rubric = make_rubric({"sql": 50, "modeling": 30, "testing": 20})
    ana = make_card("ana", {"sql": 3, "modeling": 3, "testing": Absence.RAN_OUT_OF_TIME})
    bob = make_card("bob", {"sql": 3, "modeling": 3}, interview=None)
    cyd = make_card("cyd", {"sql": 3}, interview=None)

    def asks(*cards: Scorecard, expected: tuple[str, ...] = ()) -> dict[str, str]:
        return {one.dimension: one.interviewer for one in probes(case(rubric, cards), expected)}

    assert asks(ana, bob, cyd) == {"sql": "", "modeling": "cyd", "testing": "ana"}
    assert asks(ana, bob, cyd, expected=("dan",)) == {"sql": "dan", "modeling": "dan", "testing": "ana"}
    assert asks(bob, cyd) == {"sql": "", "modeling": "cyd", "testing": "cyd"}


def test_somebody_expected_counts_as_an_interviewer_more() -> None:
    panel = tried({"ana": dict.fromkeys(SEVEN, 3)}, SEVEN)

    assert probes(panel, ["dan"])[0].calls == (NO, YES, YES, YES)


@given(panels)
def test_each_answer_is_what_the_policy_says_with_one_more_scorecard(cards: tuple[Scorecard, ...]) -> None:
    rubric = make_rubric(WEIGHTS, policy=make_policy(rules=RULES, interviewers=1))

    for probe in probes(case(rubric, cards), ["zoe"]):
        if probe.interviewer == "zoe":
            said = [make_card("zoe", {probe.dimension: Rating(level=level)}, vote=None) for level in (1, 2, 3, 4)]
            calls = [recommend(rubric.policy, tally(rubric.dimensions, [*cards, more])).call for more in said]
            assert list(probe.calls) == calls
