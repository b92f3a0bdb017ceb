"""What is said of a candidate: the panel, its rubric, its figures and its recommendation, together."""

from dataclasses import replace

import pytest

from scorecard.core.assessment import assess
from scorecard.core.panel import Panel, seen_by
from scorecard.core.policy import recommend
from scorecard.core.scoring import tally
from tests.factory import make_card, make_panel, make_rubric, make_submission

RUBRIC = make_rubric()
ANA, BOB = make_card("ana"), make_card("bob", {"sql": 4})


def test_a_panel_is_weighed_by_the_rubric_given() -> None:
    panel = make_panel([BOB, ANA])

    whole = assess(panel, RUBRIC, "hash", {})

    figures = tally(RUBRIC.dimensions, (BOB, ANA))
    assert (whole.tally, whole.recommendation) == (figures, recommend(RUBRIC.policy, figures))
    assert (whole.interviewers, whole.mixed) == (("bob", "ana"), False)


@pytest.mark.parametrize(("later", "mixed"), [("old", False), ("new", True)])
def test_scorecards_on_a_later_version_of_the_rubric_make_a_panel_mixed(later: str, mixed: bool) -> None:
    panel = replace(
        make_panel(),
        submissions=(make_submission(ANA, rubric_hash="old"), make_submission(BOB, rubric_hash=later)),
    )

    assert assess(panel, RUBRIC, "old", {}).mixed is mixed


def test_a_blind_viewer_gets_figures_of_their_own_draft_only() -> None:
    panel: Panel = seen_by(make_panel([BOB], drafts=[ANA]), "ana")

    assert assess(panel, RUBRIC, "hash", {}).tally == tally(RUBRIC.dimensions, [ANA])
