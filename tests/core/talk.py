"""This room holds debriefs for tests, at whatever stage they are needed."""

from scorecard.core.assessment import Assessment
from scorecard.core.debrief.closing import Decide
from scorecard.core.debrief.event import CastVote, FinishReading, OpenGate, Read
from scorecard.core.debrief.meeting import Event, Meeting, Stage, begin, step
from scorecard.core.debrief.record import Debrief
from scorecard.core.debrief.talk import EndAgenda, Take
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from tests.factory import make_assessment, make_card

AT = "2026-11-24T09:00:00Z"
ANA = make_card("ana", {"sql": 4, "modeling": 3}, vote=Vote.STRONG_YES)
BOB = make_card("bob", {"sql": 3, "modeling": 2}, vote=Vote.NO)


def make_debrief(assessment: Assessment, **said: object) -> Debrief:
    """A debrief on a panel before its gate; `said` are further fields."""
    new = begin(assessment, {}, by="lea", at=AT)
    return Meeting(assessment, new).telling(**said).debrief


def make_meeting(assessment: Assessment | None = None, **said: object) -> Meeting:
    """A meeting on a panel (ana and bob, two levels and votes apart by default) before its gate."""
    panel = assessment or make_assessment([ANA, BOB])
    return Meeting(panel, make_debrief(panel, **said))


def after(meeting: Meeting, *events: Event) -> Meeting:
    """The meeting after events."""
    for event in events:
        meeting = step(meeting, event)
    return meeting


def opened(assessment: Assessment | None = None) -> Meeting:
    """A meeting whose gate is open."""
    return after(make_meeting(assessment), OpenGate("lea", AT))


def read(assessment: Assessment | None = None) -> Meeting:
    """A meeting in which everybody has read for a minute."""
    return after(opened(assessment), Read(60), FinishReading())


def voted(meeting: Meeting, **votes: Vote) -> Meeting:
    """The meeting after everybody voted in the round that is on, with a reason; as before who is not named."""
    stage = meeting.stage
    for who in meeting.voters:
        vote = votes.get(who) or _before(meeting, who)
        meeting = step(meeting, CastVote(stage, who, vote, "Read on", AT))
    return meeting


def _before(meeting: Meeting, who: str) -> Vote:
    if meeting.stage is Stage.FINAL_VOTE:
        return meeting.debrief.after_reading[who].vote
    return next(card.vote for card in meeting.assessment.panel.cards if card.interviewer == who and card.vote)


def talked(meeting: Meeting) -> Meeting:
    """The meeting after the first item was talked about."""
    return after(meeting, Take(meeting.here.id), EndAgenda())


def decided(meeting: Meeting, decision: Vote = Vote.NO_DECISION) -> Meeting:
    """The meeting with its decision."""
    return after(meeting, Decide(Decision(decision, "lea", "We said so", AT)))
