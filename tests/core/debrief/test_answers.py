"""Answers in a document hold a debrief as far as they lead; run again, they only add."""

import pytest

from scorecard.core.debrief.answers import (
    Conducted,
    DebriefAnswers,
    DecisionAnswer,
    GateAnswer,
    ReadingAnswer,
    Slip,
    TopicAnswer,
    VoteAnswer,
    conduct,
)
from scorecard.core.debrief.meeting import Meeting, Stage
from scorecard.core.debrief.record import Ballot, Topic
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from scorecard.errors import NotAllowedError
from tests.core.talk import ANA, AT, BOB, decided, make_meeting, voted
from tests.factory import make_assessment

STAYS = {"ana": VoteAnswer(vote=Vote.STRONG_YES), "bob": VoteAnswer(vote=Vote.NO)}
TALK = {"sql": TopicAnswer(notes=("ana: the join", "bob: the join"), consensus=3), "modeling": TopicAnswer()}


def said(**parts: object) -> DebriefAnswers:
    return DebriefAnswers(debrief=1, candidate="jane-doe", **parts)  # type: ignore[arg-type]


WHOLE = said(
    gate=GateAnswer(by="lea", order=("bob", "ana")),
    reading=ReadingAnswer(minutes=5),
    after_reading=STAYS,
    agenda=TALK,
    final={"ana": VoteAnswer(vote=Vote.YES, because="The gaps"), "bob": VoteAnswer(vote=Vote.NO)},
    decision=DecisionAnswer(decision=Vote.NO, by="lea", because="Not yet", override="The team is new"),
)


def ran(meeting: Meeting, answers: DebriefAnswers, by: str = "lea") -> Conducted:
    return conduct(meeting, answers, by=by, at=AT)


def test_a_whole_document_holds_a_whole_debrief() -> None:
    conducted = ran(make_meeting(), WHOLE, by="")

    said = conducted.meeting.debrief
    assert (conducted.slips, conducted.meeting.stage) == ((), Stage.DONE)
    assert (said.gate.opened_by, said.seconds, said.order, said.first_speaker) == ("lea", 300, ("bob", "ana"), "bob")
    assert said.topics == {"sql": Topic(notes=("ana: the join", "bob: the join"), consensus=3), "modeling": Topic()}
    assert said.final == {"ana": Ballot(vote=Vote.YES, because="The gaps", at=AT), "bob": Ballot(vote=Vote.NO, at=AT)}
    assert said.decision == Decision(Vote.NO, "lea", "Not yet", AT, "The team is new")


@pytest.mark.parametrize(
    ("parts", "stage"),
    [
        ({}, Stage.READING),
        ({"reading": ReadingAnswer()}, Stage.SECOND_VOTE),
        ({"after_reading": {"ana": STAYS["ana"]}}, Stage.SECOND_VOTE),
        ({"after_reading": STAYS}, Stage.AGENDA),
        ({"after_reading": STAYS, "agenda": {}}, Stage.FINAL_VOTE),
        ({"after_reading": STAYS, "final": {"bob": STAYS["bob"]}}, Stage.FINAL_VOTE),
        ({"after_reading": STAYS, "final": STAYS}, Stage.DECISION),
    ],
)
def test_a_document_may_stop_at_any_stage(parts: dict, stage: Stage) -> None:
    conducted = ran(make_meeting(), said(**parts))

    assert (conducted.slips, conducted.meeting.stage) == ((), stage)


@pytest.mark.parametrize("parts", [{}, {"after_reading": STAYS}, {"after_reading": STAYS, "agenda": TALK}])
def test_run_again_it_adds_nothing_and_a_longer_one_goes_on(parts: dict) -> None:
    begun = ran(make_meeting(), said(gate=GateAnswer(order=("bob", "ana")), **parts)).meeting

    assert ran(begun, said(gate=GateAnswer(order=("bob", "ana")), **parts)) == Conducted(begun, ())
    assert ran(begun, WHOLE).meeting.stage is Stage.DONE


def test_a_closed_round_takes_no_other_vote() -> None:
    begun = voted(ran(make_meeting(), said(reading=ReadingAnswer())).meeting)
    other = said(after_reading={"bob": VoteAnswer(vote=Vote.YES, because="why")})

    assert ran(begun, other).slips == (
        Slip(("after_reading", "bob"), "this belongs to the vote after reading; the debrief is at the agenda"),
    )


def test_every_changed_vote_without_a_reason_is_a_slip_at_its_place() -> None:
    silent = {"ana": VoteAnswer(vote=Vote.NO), "bob": VoteAnswer(vote=Vote.YES)}

    assert ran(make_meeting(), said(after_reading=silent)).slips == (
        Slip(("after_reading", "ana"), "ana changed a vote; a changed vote needs a reason"),
        Slip(("after_reading", "bob"), "bob changed a vote; a changed vote needs a reason"),
    )


def test_final_votes_are_never_taken_for_votes_after_reading() -> None:
    assert ran(make_meeting(), said(final=STAYS)).slips[0] == Slip(
        ("agenda",), "this belongs to the agenda; the debrief is at the vote after reading"
    )


def test_nobody_named_opens_no_gate() -> None:
    assert ran(make_meeting(), said(), by="").slips == (Slip(("gate",), "nobody is named who opens the scorecards"),)


def test_the_gate_waits_for_a_reason_in_the_document() -> None:
    waiting = make_meeting(make_assessment([ANA, BOB], members=("dan",)))

    with pytest.raises(NotAllowedError):
        ran(waiting, said())
    assert ran(waiting, said(gate=GateAnswer(because="Ill"))).meeting.debrief.gate.because == "Ill"


def test_a_decision_that_is_recorded_takes_no_other() -> None:
    done = decided(voted(ran(make_meeting(), said(after_reading=STAYS, agenda={})).meeting))

    assert ran(done, WHOLE).slips
