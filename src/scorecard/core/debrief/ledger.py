"""This room keeps the ledger of a panel: every vote over time (before reading, after reading, final), who changed, why.

A vote taken in the meeting is closed to everybody until all votes of its round are in.
"""

from dataclasses import dataclass

from scorecard.core.assessment import Assessment
from scorecard.core.debrief.meeting import Meeting
from scorecard.core.debrief.record import Ballot, Debrief
from scorecard.core.panel import Panel, Submission
from scorecard.core.scorecard import Vote
from scorecard.core.text import listed, lookup_key


@dataclass(frozen=True, slots=True)
class Changed:
    """A vote that somebody changed: when, from what to what, and why."""

    who: str
    when: str
    before: Vote
    after: Vote
    because: str

    @property
    def sentence(self) -> str:
        """The change as people read it, without the reason."""
        return f"{self.who} changed from {self.before.words} to {self.after.words} {self.when}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's votes: on the scorecard, after reading the others', and at the end; None while not open or given."""

    who: str
    before: Vote | None
    after: Ballot | None
    final: Ballot | None

    @property
    def words(self) -> tuple[str, str, str]:
        """The three votes in words; `-` where there is none."""
        votes = (self.before, self.after and self.after.vote, self.final and self.final.vote)
        before, after, final = (vote.words if vote else "-" for vote in votes)
        return before, after, final

    @property
    def changes(self) -> tuple[Changed, ...]:
        """The changes, in the order of the meeting."""
        found = []
        if self.before and self.after and self.before is not self.after.vote:
            found.append(Changed(self.who, "after reading", self.before, self.after.vote, self.after.because))
        if self.after and self.final and self.after.vote is not self.final.vote:
            found.append(
                Changed(self.who, "after the discussion", self.after.vote, self.final.vote, self.final.because)
            )
        return tuple(found)


def ledger(meeting: Meeting) -> tuple[Entry, ...]:
    """The votes of everybody who votes, in the order of speaking; a round that is not complete is left out."""
    said = meeting.debrief
    after = said.after_reading if meeting.all_in(said.after_reading) else {}
    final = said.final if meeting.all_in(said.final) else {}
    return tuple(
        Entry(who, vote_before(meeting.assessment, who), after.get(who), final.get(who)) for who in meeting.voters
    )


def vote_before(assessment: Assessment, who: str) -> Vote | None:
    """The vote on a person's scorecard; who submitted several counts with the one submitted last."""
    mine = [one for one in assessment.panel.submissions if lookup_key(one.card.interviewer) == lookup_key(who)]
    votes = [one.card.vote for one in sorted(mine, key=lambda one: one.submitted_at) if one.card.vote]
    return votes[-1] if votes else None


def later(debrief: Debrief, panel: Panel) -> tuple[Submission, ...]:
    """The scorecards on the same rubric that came in, or were amended, since the debrief read the panel."""
    known = {*debrief.read, *(one for change in debrief.changes for one in change.scorecards)}
    return tuple(one for one in panel.submissions if one.id not in known and one.card.rubric_id == debrief.rubric)


def later_by_now(meeting: Meeting) -> tuple[Submission, ...]:
    """The scorecards that came in later and that nobody took in or left out."""
    found = (one for assessment in meeting.by_now for one in later(meeting.debrief, assessment.panel))
    return tuple({one.id: one for one in found}.values())


def told(submissions: tuple[Submission, ...]) -> str:
    """Say which scorecards came in later: `bob amended theirs (misread my notes); dan submitted`."""
    return listed([_told(one) for one in submissions])


def _told(one: Submission) -> str:
    if one.revision == 1:
        return f"{one.card.interviewer} submitted a scorecard"
    because = f" ({one.because.rstrip('. ')})" if one.because else ""
    return f"{one.card.interviewer} amended a scorecard{because}"


def days(debrief: Debrief) -> str:
    """When a debrief was held, or since when it is under way: `Held on 2026-11-26`."""
    began = debrief.begun_at[:10]
    if debrief.decision is None:
        return f"Under way since {began}"
    ended = debrief.decision.decided_at[:10]
    return f"Held on {began}" if ended == began else f"Held from {began} to {ended}"
