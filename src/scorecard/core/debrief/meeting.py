"""This room is a debrief under way: the stages it goes through, and `step(meeting, event) -> meeting`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from scorecard.core.assessment import Assessment
from scorecard.core.debrief.agenda import Item, agenda
from scorecard.core.debrief.record import Ballot, Debrief, Topic
from scorecard.core.text import listed, lookup_key
from scorecard.errors import InvalidError


class Stage(StrEnum):
    """Where a debrief stands."""

    GATE = "gate"
    READING = "reading"
    SECOND_VOTE = "second_vote"
    AGENDA = "agenda"
    FINAL_VOTE = "final_vote"
    DECISION = "decision"
    DONE = "done"

    @property
    def words(self) -> str:
        """The stage as people say it."""
        return STAGE_WORDS[self]


STAGE_WORDS = {
    Stage.GATE: "the gate",
    Stage.READING: "the silent read",
    Stage.SECOND_VOTE: "the vote after reading",
    Stage.AGENDA: "the agenda",
    Stage.FINAL_VOTE: "the final vote",
    Stage.DECISION: "the decision",
    Stage.DONE: "the end",
}
UNDER_WAY = (Stage.READING, Stage.SECOND_VOTE, Stage.AGENDA, Stage.FINAL_VOTE, Stage.DECISION)
"""The stages after the gate and before the end."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A debrief under way: the panel as it is read, weighed; what was said; and the panels as they stand by now."""

    assessment: Assessment
    debrief: Debrief
    by_now: tuple[Assessment, ...] = ()

    @property
    def voters(self) -> tuple[str, ...]:
        """Who votes and speaks: everybody whose scorecard is read, the least senior first."""
        return in_order(self.debrief.order, self.assessment.interviewers)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who is expected and has not submitted."""
        return self.assessment.panel.waiting_for

    def closed_to(self, name: str) -> bool:
        """Whether somebody may not see the panel: expected, and without any scorecard on the candidate by now."""
        panels = [one.panel for one in self.by_now or (self.assessment,)]
        return all(lookup_key(name) in map(lookup_key, panel.waiting_for) for panel in panels)

    @property
    def stage(self) -> Stage:
        """The first stage that is not over."""
        said = self.debrief
        over = (
            (Stage.GATE, bool(said.gate.opened_by)),
            (Stage.READING, said.reading_over),
            (Stage.SECOND_VOTE, self.all_in(said.after_reading)),
            (Stage.AGENDA, said.agenda_over),
            (Stage.FINAL_VOTE, self.all_in(said.final)),
            (Stage.DECISION, said.decision is not None),
        )
        return next((stage for stage, done in over if not done), Stage.DONE)

    def all_in(self, ballots: Mapping[str, Ballot]) -> bool:
        """Whether everybody who votes has voted."""
        return all(who in ballots for who in self.voters)

    @property
    def to_vote(self) -> tuple[str, ...]:
        """Who has not voted yet in the vote that is on; nobody when none is."""
        ballots = {Stage.SECOND_VOTE: self.debrief.after_reading, Stage.FINAL_VOTE: self.debrief.final}.get(self.stage)
        return () if ballots is None else tuple(who for who in self.voters if who not in ballots)

    @property
    def agenda(self) -> tuple[Item, ...]:
        """What to talk about, the most pressing first."""
        return agenda(self.assessment, self.voters)

    @property
    def here(self) -> Item:
        """The item on the table; the first one before any was."""
        items = self.agenda
        return next((item for item in items if item.id == self.debrief.at), items[0])

    def topic(self, dimension_id: str) -> Topic:
        """What came of a dimension so far."""
        return self.debrief.topics.get(dimension_id, Topic())

    def voter(self, name: str) -> str:
        """The name of a voter as the panel spells it; empty for anybody else."""
        return next((who for who in self.voters if lookup_key(who) == lookup_key(name)), "")

    def telling(self, **said: object) -> "Meeting":
        """The meeting with parts of what is kept replaced."""
        return replace(self, debrief=replace(self.debrief, **said))  # type: ignore[arg-type]


class Event(Protocol):
    """Something that happens in a debrief."""

    def apply(self, meeting: Meeting) -> Meeting:
        """The meeting after it; an error, with nothing changed, when it cannot happen now."""
        ...  # pragma: no cover


def step(meeting: Meeting, event: Event) -> Meeting:
    """The reducer: the meeting after an event.

    InvalidError when it cannot happen now, NotAllowedError when the gate stays closed.
    """
    return event.apply(meeting)


def require(meeting: Meeting, *stages: Stage) -> None:
    """Refuse what does not belong to the stage that is on. InvalidError says what does."""
    if meeting.stage not in stages:
        wanted = listed([stage.words for stage in stages], last="or")
        raise InvalidError(f"This belongs to {wanted}; the debrief is at {meeting.stage.words}.")


def in_order(order: tuple[str, ...], people: tuple[str, ...]) -> tuple[str, ...]:
    """The people in an order that names some of them; the others come after, as they were."""
    places = {lookup_key(who): place for place, who in enumerate(order)}
    return tuple(sorted(people, key=lambda who: places.get(lookup_key(who), len(places))))


def least_senior_first(people: tuple[str, ...], experience: Mapping[str, int]) -> tuple[str, ...]:
    """The people by how many scorecards they submitted on other candidates, fewest first; then by name.

    `experience` counts by lookup key; who is not in it has submitted none.
    """
    return tuple(sorted(people, key=lambda who: (experience.get(lookup_key(who), 0), lookup_key(who))))


def begin(assessment: Assessment, experience: Mapping[str, int], *, by: str, at: str) -> Debrief:
    """A debrief before its gate, on the panel's submitted scorecards as they are now."""
    panel = assessment.panel
    return Debrief(
        candidate=panel.candidate.id,
        rubric=assessment.rubric.id,
        rubric_hash=assessment.rubric_hash,
        convened_by=by,
        begun_at=at,
        read=tuple(one.id for one in panel.submissions),
        order=least_senior_first(assessment.interviewers, experience),
    )


def at_the_gate(debrief: Debrief, assessment: Assessment) -> Debrief:
    """A debrief whose gate is still closed, on the panel as it is by now."""
    read = tuple(one.id for one in assessment.panel.submissions)
    return replace(debrief, read=read, order=in_order(debrief.order, assessment.interviewers))
