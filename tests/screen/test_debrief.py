"""The debrief in the view of a panel: in a few lines, closed votes closed, and nothing else changed."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from scorecard.core.debrief.event import CastVote
from scorecard.core.debrief.meeting import Meeting, Stage, step
from scorecard.core.scorecard import Vote
from scorecard.screen.debrief import debrief_section
from scorecard.screen.panel import panel_view
from tests.core.talk import ANA, AT, BOB, read
from tests.factory import make_assessment, make_card
from tests.report.test_minutes import everywhere, whole
from tests.screen.paper import printed


def section(meeting: Meeting) -> list[str]:
    return printed(debrief_section(meeting)).splitlines()


def test_a_debrief_that_was_held_is_told_in_a_few_lines() -> None:
    assert section(whole()) == [
        "",
        "Debrief",
        "  Held on 2026-11-24, run by lea",
        "  Opened by lea without dan, because: Dan is *ill*",
        "       before reading  after reading  final",
        "  ana  Strong yes      Strong yes     Strong yes",
        "  bob  Yes             No             Yes",
        "  cyd  Yes             Yes            Yes",
        "  SQL: agreed on 3 beside ana 4 and bob 2; the score is unchanged",
        "  To read the minutes: scorecard debrief jane-doe --minutes",
    ]


def test_votes_of_a_round_that_is_not_complete_stay_closed() -> None:
    meeting = step(read(), CastVote(Stage.SECOND_VOTE, "bob", Vote.STRONG_YES, "Secret", AT))
    later = replace(meeting, by_now=(make_assessment([ANA, BOB, make_card("dan")]),))

    assert section(later)[2:6] == [
        "  Under way since 2026-11-24, run by lea, at the vote after reading",
        "  Since then, dan submitted a scorecard.",
        "       before reading  after reading  final",
        "  ana  Strong yes      -              -",
    ]


def test_the_rest_of_the_panel_stays_what_it_was() -> None:
    meeting = whole()
    without, with_it = printed(panel_view(meeting.assessment)), printed(panel_view(meeting.assessment, meeting))

    assert with_it.replace(printed(debrief_section(meeting)), "") == without


def test_a_blind_viewer_sees_no_debrief() -> None:
    blind = make_assessment([BOB], drafts=[ANA], viewer="ana")

    assert "Debrief" not in printed(panel_view(blind, whole()))


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "[/b]", "x" * 300, "李" * 60])
def test_hostile_text_fits_and_does_nothing(text: str) -> None:
    lines = section(everywhere(text))

    assert all(cell_len(line) <= 80 for line in lines)
    assert not any("\x1b" in line for line in lines)
