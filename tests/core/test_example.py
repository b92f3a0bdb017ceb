"""Examples of a rubric: what the policy makes of them, and what differs from what they expect."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scorecard.core.example import run_examples
from scorecard.core.rubric import Example, ExampleCard
from scorecard.core.scorecard import Vote
from tests.factory import make_rubric

ANA = ExampleCard(interviewer="ana", levels={"sql": 4, "modeling": 3}, vote=Vote.STRONG_YES)
BOB = ExampleCard(interviewer="bob", levels={"sql": 3}, vote=Vote.NO, red_flags=("careless-pii",))
FLAGGED = Example(id="flagged", why="A flag stops", panel=(ANA, BOB), expect=Vote.NO, fires=("red-flag",))
ALONE = Example(id="alone", why="One is too few", panel=(ANA,), expect=Vote.NO_DECISION, fires=("interviewers",))


def test_every_example_is_given_to_the_policy() -> None:
    flagged, alone = run_examples(make_rubric(examples=(FLAGGED, ALONE)))

    # sql (4 + 3) / 2 = 7/2, modeling 3: 60 x 7/2 + 40 x 3 = 330, so 33/10.
    assert (flagged.tally.score, flagged.recommendation.call, flagged.fired) == (
        Fraction(33, 10),
        Vote.NO,
        ("red-flag",),
    )
    assert (alone.recommendation.call, alone.fired) == (Vote.NO_DECISION, ("interviewers",))
    assert (flagged.complaints, alone.complaints) == ((), ())


def test_a_rubric_without_examples_has_no_outcomes() -> None:
    assert run_examples(make_rubric()) == ()


@pytest.mark.parametrize(
    ("example", "complaints"),
    [
        (FLAGGED, ()),
        (replace(FLAGGED, fires=None), ()),
        (replace(FLAGGED, expect=Vote.YES), ("expected yes, got no",)),
        (replace(FLAGGED, fires=()), ("expected nothing to fire, got red-flag",)),
        (replace(FLAGGED, fires=("sql-floor", "red-flag")), ("expected red-flag, sql-floor to fire, got red-flag",)),
        (
            replace(ALONE, expect=Vote.YES, fires=()),
            ("expected yes, got no_decision", "expected nothing to fire, got interviewers"),
        ),
    ],
)
def test_an_example_that_does_not_hold_says_what_differs(example: Example, complaints: tuple[str, ...]) -> None:
    (outcome,) = run_examples(make_rubric(examples=(example,)))

    assert outcome.complaints == complaints
