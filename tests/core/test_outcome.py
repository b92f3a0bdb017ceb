"""How a hire is doing: check-ins, milestones, what an outcome lacks, and the figures over several raters."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scorecard.core.outcome import Lack, Outcome, check_ins, lacks, measured, milestones
from scorecard.core.rubric import Interview
from scorecard.core.scorecard import Absence, CandidateName, Rating
from tests.factory import make_rubric

RAMP = make_rubric(
    {"setup": 20, "change": 30, "triage": 50},
    ramp_of="data",
    interviews=(
        Interview(id="30d", title="30 days", minutes=30, focus=("setup", "change")),
        Interview(id="60d", title="60 days", minutes=30, focus=("triage",)),
    ),
)
SAID = Outcome(
    outcome=1,
    candidate=CandidateName(id="jane-doe"),
    at="30d",
    by="lea",
    seen_scorecards=False,
    ratings={"setup": Rating(level=3), "change": Rating(level=2)},
)


def test_check_ins_are_the_slots_and_milestones_their_focus() -> None:
    assert check_ins(RAMP) == ("30d", "60d")
    assert [line.id for line in milestones(RAMP, "30d")] == ["setup", "change"]
    assert milestones(RAMP, "45d") == ()


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        (SAID, []),
        (
            replace(SAID, seen_scorecards=None),
            [Lack(("seen_scorecards",), "say whether the rater had seen the interview scorecards: true or false")],
        ),
        (replace(SAID, ratings={}), [Lack(("ratings",), "at least one milestone needs a level")]),
        (
            replace(SAID, ratings={"setup": Rating(absent=Absence.NOT_ASKED), "triage": Rating(level=3)}),
            [Lack(("ratings",), "at least one milestone needs a level")],
        ),
        (
            replace(SAID, ratings={"setup": Rating(level=4), "change": Rating(level=1, evidence="Nothing went out")}),
            [Lack(("ratings", "setup"), "level 4 needs evidence: what was delivered or seen")],
        ),
    ],
)
def test_what_an_outcome_lacks(said: Outcome, lacking: list[Lack]) -> None:
    assert list(lacks(RAMP, said)) == lacking


def test_the_score_is_weighted_over_the_milestones_of_the_check_in_after_the_mean_of_the_raters() -> None:
    # setup (3 + 4)/2 = 7/2, change 2: (20 x 7/2 + 30 x 2) / 50 = 130/50; the milestone of another check-in is left out
    other = replace(SAID, by="ben", ratings={"setup": Rating(level=4, evidence="x"), "triage": Rating(level=1)})

    assert measured(RAMP, "30d", [SAID, other]).score == Fraction(13, 5)
    assert measured(RAMP, "30d", [other, SAID]).score == Fraction(13, 5)
    assert measured(RAMP, "60d", [SAID]).score is None
