"""This room holds the events of a debrief up to its votes: the order, the gate, the silent read, the votes."""

from dataclasses import dataclass

from scorecard.core.debrief.ledger import vote_before
from scorecard.core.debrief.meeting import Meeting, Stage, require
from scorecard.core.debrief.record import Ballot, Gate
from scorecard.core.scorecard import Vote
from scorecard.core.text import counted, listed
from scorecard.errors import InvalidError, NotAllowedError


@dataclass(frozen=True, slots=True)
class Arrange:
    """Say who speaks and votes in which order."""

    order: tuple[str, ...]

    def apply(self, meeting: Meeting) -> Meeting:
        """Set the order, which names everybody once; not after somebody has spoken."""
        if meeting.debrief.first_speaker:
            raise InvalidError("The order stays as it is once the discussion has begun.")
        named = tuple(meeting.voter(who) or who for who in self.order)
        strangers = [who for who in named if who not in meeting.voters]
        if strangers or len(set(named)) != len(named) or len(named) != len(meeting.voters):
            raise InvalidError(f"The order must name each of these once: {listed(sorted(meeting.voters))}.")
        return meeting.telling(order=named, arranged=True)


@dataclass(frozen=True, slots=True)
class SayWhy:
    """Write down why to go on although somebody is missing; whoever opens the gate stands for it."""

    because: str

    def apply(self, meeting: Meeting) -> Meeting:
        """Keep the reason; the gate stays closed."""
        require(meeting, Stage.GATE)
        return meeting.telling(gate=Gate(because=self.because.strip()))


@dataclass(frozen=True, slots=True)
class OpenGate:
    """Open the others' scorecards. When somebody is missing, a reason must have been given."""

    by: str
    at: str

    def apply(self, meeting: Meeting) -> Meeting:
        """Open it. NotAllowedError while somebody is missing and nobody says why to go on."""
        require(meeting, Stage.GATE)
        missing, candidate = meeting.missing, meeting.assessment.panel.candidate
        if meeting.closed_to(self.by):
            raise NotAllowedError(
                f"{self.by} is on the panel of {candidate.name} and has not submitted, so cannot open the others'.",
                then=f"To finish theirs: scorecard interview {candidate.id}",
            )
        if not self.by.strip():
            raise InvalidError("Nobody is named who opens the scorecards.")
        because = meeting.debrief.gate.because if missing else ""
        if missing and not because:
            raise gate_closed(meeting)
        return meeting.telling(gate=Gate(opened_by=self.by, opened_at=self.at, because=because, missing=missing))


def gate_closed(meeting: Meeting) -> NotAllowedError:
    """The refusal to open the scorecards while somebody is missing."""
    candidate, missing = meeting.assessment.panel.candidate, meeting.missing
    return NotAllowedError(
        f"The debrief on {candidate.name} waits for {counted(len(missing), 'scorecard')}: {listed(missing)}.",
        why="The others' scorecards stay closed until all are in, so that every view is independent.",
        then=f"To go on without, a named person says why: scorecard debrief {candidate.id} --as NAME --because 'WHY'",
    )


@dataclass(frozen=True, slots=True)
class Read:
    """Seconds of silent reading go by."""

    seconds: int

    def apply(self, meeting: Meeting) -> Meeting:
        """Add them to the clock."""
        return meeting.telling(seconds=meeting.debrief.seconds + max(self.seconds, 0))


@dataclass(frozen=True, slots=True)
class FinishReading:
    """Everybody has read."""

    def apply(self, meeting: Meeting) -> Meeting:
        """Go on to the vote."""
        require(meeting, Stage.READING)
        return meeting.telling(reading_over=True)


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose a vote in the round that is on; it counts when it is cast, with its reason."""

    who: str
    vote: Vote

    def apply(self, meeting: Meeting) -> Meeting:
        """Remember the choice for its owner."""
        require(meeting, Stage.SECOND_VOTE, Stage.FINAL_VOTE)
        return meeting.telling(chosen={**meeting.debrief.chosen, _voter(meeting, self.who): self.vote})


def _voter(meeting: Meeting, name: str) -> str:
    who = meeting.voter(name)
    if not who:
        raise InvalidError(f"{name} has no scorecard in this debrief, and so no vote.")
    return who


@dataclass(frozen=True, slots=True)
class CastVote:
    """Vote after reading, or for the last time (`round` is the stage); closed to all until everybody has."""

    round: Stage
    who: str
    vote: Vote
    because: str
    at: str

    def apply(self, meeting: Meeting) -> Meeting:
        """Keep the vote. A vote that differs from the one before it needs a reason."""
        require(meeting, self.round)
        who = _voter(meeting, self.who)
        if differs(meeting, who, self.vote) and not self.because.strip():
            raise InvalidError(f"{who} changed a vote; a changed vote needs a reason.")
        ballot = Ballot(vote=self.vote, because=self.because.strip(), at=self.at)
        chosen = {one: vote for one, vote in meeting.debrief.chosen.items() if one != who}
        if self.round is Stage.FINAL_VOTE:
            return meeting.telling(chosen=chosen, final={**meeting.debrief.final, who: ballot})
        return meeting.telling(chosen=chosen, after_reading={**meeting.debrief.after_reading, who: ballot})


def previous_vote(meeting: Meeting, who: str) -> Vote | None:
    """The vote that the one now on is compared with: the scorecard's, or the one after reading."""
    if meeting.stage is Stage.FINAL_VOTE:
        return meeting.debrief.after_reading[who].vote
    return vote_before(meeting.assessment, who)


def differs(meeting: Meeting, who: str, vote: Vote) -> bool:
    """Whether a vote in the vote now on changes the person's vote before."""
    return previous_vote(meeting, who) not in (None, vote)
