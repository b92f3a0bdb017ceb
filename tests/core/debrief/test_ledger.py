"""The ledger: every vote over time, open only when a round is complete, and what came in later."""

from dataclasses import replace

from scorecard.core.debrief.closing import LeaveOut
from scorecard.core.debrief.event import CastVote
from scorecard.core.debrief.ledger import Changed, Entry, later, ledger, told, vote_before
from scorecard.core.debrief.meeting import Stage, step
from scorecard.core.debrief.record import Ballot, Change
from scorecard.core.scorecard import Vote
from tests.core.talk import ANA, AT, BOB, make_meeting, read, talked, voted
from tests.factory import make_assessment, make_card, make_panel, make_submission


def test_before_reading_the_ledger_holds_the_votes_of_the_scorecards() -> None:
    assert ledger(read()) == (Entry("ana", Vote.STRONG_YES, None, None), Entry("bob", Vote.NO, None, None))


def test_a_vote_is_closed_until_all_are_in() -> None:
    first = step(read(), CastVote(Stage.SECOND_VOTE, "ana", Vote.NO, "Read on", AT))
    both = step(first, CastVote(Stage.SECOND_VOTE, "bob", Vote.NO, "", AT))

    assert [entry.after for entry in ledger(first)] == [None, None]
    assert [entry.after for entry in ledger(both)] == [
        Ballot(vote=Vote.NO, because="Read on", at=AT),
        Ballot(vote=Vote.NO, at=AT),
    ]


def test_the_ledger_says_who_changed_when_and_why() -> None:
    meeting = voted(talked(voted(read(), bob=Vote.YES)), ana=Vote.YES)
    ana, bob = ledger(meeting)

    assert ana.words == ("Strong yes", "Strong yes", "Yes")
    assert ana.changes == (Changed("ana", "after the discussion", Vote.STRONG_YES, Vote.YES, "Read on"),)
    assert bob.words == ("No", "Yes", "Yes")
    assert [change.sentence for change in bob.changes] == ["bob changed from No to Yes after reading"]


def test_who_submitted_twice_counts_with_the_vote_submitted_last() -> None:
    early, late = make_card("ana", vote=Vote.NO), make_card("Ana", interview="second", vote=Vote.STRONG_YES)
    panel = make_panel([late, early])
    cards = (
        make_submission(late, at="2026-11-20T09:00:00Z"),
        make_submission(early, at="2026-11-20T12:00:00Z", revision=2),
    )
    assessment = replace(make_assessment([early, late]), panel=replace(panel, submissions=cards))

    assert vote_before(assessment, "ana") is Vote.NO


def test_a_scorecard_without_a_vote_is_a_gap_and_no_change() -> None:
    meeting = read(make_assessment([make_card("ana", vote=None), BOB]))

    assert ledger(meeting)[0] == Entry("ana", None, None, None)
    (entry, _) = ledger(step(step(meeting, CastVote(Stage.SECOND_VOTE, "ana", Vote.YES, "", AT)),
                             CastVote(Stage.SECOND_VOTE, "bob", Vote.NO, "", AT)))  # fmt: skip
    assert (entry.words, entry.changes) == (("-", "Yes", "-"), ())


def test_what_came_in_later_is_told_until_somebody_took_it_in_or_left_it_out() -> None:
    meeting = read()
    amended = replace(make_submission(BOB, revision=2, because="Mixed up."), id="bob-2")
    new = make_submission(make_card("dan"))
    elsewhere = make_submission(make_card("eve", rubric="other"))
    panel = replace(make_panel([ANA]), submissions=(make_submission(ANA), amended, new, elsewhere))

    found = later(meeting.debrief, panel)

    assert found == (amended, new)
    assert told(found) == "bob amended a scorecard (Mixed up) and dan submitted a scorecard"
    change = Change(scorecards=("bob-2", "sub-dan-first"), said=told(found), by="lea", at=AT)
    assert later(step(meeting, LeaveOut(change)).debrief, panel) == ()


def test_a_meeting_that_knows_no_later_panel_has_no_later_scorecards() -> None:
    assert make_meeting().by_now == ()
