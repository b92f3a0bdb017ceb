"""This room holds what ends a debrief, the decision, and what sends it back: scorecards that came in later."""

from dataclasses import dataclass, replace

from scorecard.core.assessment import Assessment
from scorecard.core.debrief.meeting import UNDER_WAY, Meeting, Stage, in_order, require
from scorecard.core.debrief.record import Change, Proposal
from scorecard.core.decision import overrides
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from scorecard.errors import InvalidError, NotAllowedError


@dataclass(frozen=True, slots=True)
class Propose:
    """Write the decision down piece by piece."""

    proposal: Proposal

    def apply(self, meeting: Meeting) -> Meeting:
        """Keep what there is of it."""
        require(meeting, Stage.DECISION)
        return meeting.telling(proposal=self.proposal)


@dataclass(frozen=True, slots=True)
class Decide:
    """Record the decision of a named person; it ends the debrief."""

    decision: Decision

    def apply(self, meeting: Meeting) -> Meeting:
        """Keep it, by the rules of every decision: a person, a reason, one more sentence when it overrides."""
        require(meeting, Stage.DECISION)
        made = self.decision
        if not made.by.strip() or not made.because.strip():
            raise InvalidError("A decision needs the name of a person and a reason.")
        if meeting.closed_to(made.by):
            raise NotAllowedError(
                f"{made.by} is on this panel and has not submitted a scorecard, so cannot decide on the others'."
            )
        against = goes_against(meeting, made.decision)
        if against and not made.override.strip():
            raise InvalidError(f"{against} Deciding otherwise needs one more sentence.")
        kept = replace(made, override=made.override.strip() if against else "")
        return meeting.telling(decision=kept, proposal=Proposal())


def goes_against(meeting: Meeting, decision: Vote) -> str:
    """What a decision goes against, on the panel as it was read or as it is by now; empty for nothing."""
    found = (overrides(one, decision) for one in (meeting.assessment, *meeting.by_now))
    return next(filter(None, found), "")


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take scorecards that came in later into the debrief: read again, vote again."""

    assessment: Assessment
    change: Change

    def apply(self, meeting: Meeting) -> Meeting:
        """Weigh the panel anew and go back to the silent read; notes and levels agreed on stay."""
        require(meeting, *UNDER_WAY)
        after = replace(meeting, assessment=self.assessment)
        return after.telling(
            read=tuple(one.id for one in self.assessment.panel.submissions),
            order=in_order(meeting.debrief.order, self.assessment.interviewers),
            reading_over=False,
            chosen={},
            after_reading={},
            final={},
            agenda_over=False,
            proposal=Proposal(),
            changes=(*meeting.debrief.changes, replace(self.change, taken=True)),
        )


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Go on with the scorecards as they were read."""

    change: Change

    def apply(self, meeting: Meeting) -> Meeting:
        """Remember that the later ones were left out."""
        require(meeting, *UNDER_WAY)
        return meeting.telling(changes=(*meeting.debrief.changes, replace(self.change, taken=False)))
