"""This room holds the answers of a debrief as one document, and lets them run the debrief instead of a keyboard.

A document may stop at any stage and may be run again on the debrief it began: what was answered the same way before
is passed over, and what it adds is kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scorecard.core.debrief.closing import Decide
from scorecard.core.debrief.event import Arrange, CastVote, FinishReading, OpenGate, Read, SayWhy
from scorecard.core.debrief.meeting import Event, Meeting, Stage, step
from scorecard.core.debrief.talk import Agree, EndAgenda, Note, Take
from scorecard.core.document import about, document
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from scorecard.errors import InvalidError

Path = tuple[str | int, ...]


class Later(StrEnum):
    """What to do with scorecards that came in after the gate opened."""

    TAKE_IN = "take_in"
    LEAVE_OUT = "leave_out"


@document
class GateAnswer:
    """How the gate is opened."""

    by: str = about("Who opens it; without it, who runs the debrief.", default="")
    because: str = about("Why to go on when somebody is missing.", default="")
    order: tuple[str, ...] = about("Who speaks and votes in which order, the least senior first.", default=())


@document
class ReadingAnswer:
    """The silent read."""

    minutes: int = about("How long it took.", default=0, ge=0)


@document
class VoteAnswer:
    """One person's vote."""

    vote: Vote = about("The vote.")
    because: str = about("Why, when it differs from the vote before.", default="")


@document
class TopicAnswer:
    """What came of one dimension."""

    notes: tuple[str, ...] = about("What was said.", default=())
    consensus: int | None = about("The level agreed on.", default=None, ge=1, le=4)


@document
class DecisionAnswer:
    """The decision of a named person."""

    decision: Vote = about("What was decided.")
    by: str = about("Who decided.")
    because: str = about("Why.")
    override: str = about("Why although it goes against the recommendation or a red flag.", default="")


@document
class DebriefAnswers:
    """The answers of a debrief."""

    debrief: int = about("The format's version: 1.", ge=1, le=1)
    candidate: str = about("The candidate's id.")
    rubric: str | None = about("The rubric's id; the one rated on last without it.", default=None)
    gate: GateAnswer = field(default_factory=GateAnswer)
    later: Later | None = about("What to do with scorecards that came in later.", default=None)
    reading: ReadingAnswer | None = None
    after_reading: Mapping[str, VoteAnswer] = field(default_factory=dict)
    agenda: Mapping[str, TopicAnswer] | None = None
    final: Mapping[str, VoteAnswer] = field(default_factory=dict)
    decision: DecisionAnswer | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in the answers that cannot happen, and where it stands in the document."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Conducted:
    """How far the answers led; with slips, nothing of it is to be kept."""

    meeting: Meeting
    slips: tuple[Slip, ...]


def conduct(meeting: Meeting, answers: DebriefAnswers, *, by: str, at: str) -> Conducted:
    """Run the answers, stage by stage; the slips of the first stage that has any end it.

    NotAllowedError when the gate stays closed.
    """
    for answered in (_gate, _reading, _second_votes, _agenda, _final_votes, _decision):
        slips: list[Slip] = []
        for path, event in answered(meeting, answers, by or answers.gate.by, at):
            try:
                meeting = step(meeting, event)
            except InvalidError as error:
                slips.append(Slip(path, error.what[0].lower() + error.what[1:].rstrip(".")))
        if slips:
            return Conducted(meeting, tuple(slips))
    return Conducted(meeting, ())


Placed = Iterator[tuple[Path, Event]]


def _gate(meeting: Meeting, answers: DebriefAnswers, by: str, at: str) -> Placed:
    said = answers.gate
    if said.order and tuple(meeting.voter(who) or who for who in said.order) != meeting.voters:
        yield ("gate", "order"), Arrange(said.order)
    if meeting.stage is Stage.GATE:
        if said.because:
            yield ("gate", "because"), SayWhy(said.because)
        yield ("gate",), OpenGate(said.by or by, at)


def _reading(meeting: Meeting, answers: DebriefAnswers, by: str, at: str) -> Placed:  # noqa: ARG001
    goes_on = answers.reading or answers.after_reading or answers.agenda is not None or answers.final
    if meeting.stage is Stage.READING and (goes_on or answers.decision):
        yield ("reading",), Read((answers.reading or ReadingAnswer()).minutes * 60)
        yield ("reading",), FinishReading()


def _second_votes(meeting: Meeting, answers: DebriefAnswers, by: str, at: str) -> Placed:  # noqa: ARG001
    return _votes(meeting, Stage.SECOND_VOTE, answers.after_reading, at)


def _final_votes(meeting: Meeting, answers: DebriefAnswers, by: str, at: str) -> Placed:  # noqa: ARG001
    return _votes(meeting, Stage.FINAL_VOTE, answers.final, at)


def _votes(meeting: Meeting, on: Stage, given: Mapping[str, VoteAnswer], at: str) -> Placed:
    last = on is Stage.FINAL_VOTE
    kept = meeting.debrief.final if last else meeting.debrief.after_reading
    for who, said in given.items():
        before = kept.get(meeting.voter(who))
        if before is None or before.vote is not said.vote:
            yield ("final" if last else "after_reading", who), CastVote(on, who, said.vote, said.because, at)


def _agenda(meeting: Meeting, answers: DebriefAnswers, by: str, at: str) -> Placed:  # noqa: ARG001
    said = answers.agenda or {}
    for item in meeting.agenda:
        if item.id in said:
            yield from _topic(meeting, item.id, said[item.id])
    goes_on = answers.agenda is not None or answers.final or answers.decision
    if goes_on and not meeting.debrief.agenda_over:
        yield ("agenda",), EndAgenda()


def _topic(meeting: Meeting, dimension: str, said: TopicAnswer) -> Placed:
    before = meeting.topic(dimension)
    path: Path = ("agenda", dimension)
    if dimension not in meeting.debrief.topics:
        yield path, Take(dimension)
    for place, note in enumerate(said.notes):
        if note.strip() not in before.notes:
            yield (*path, "notes", place), Note(dimension, note)
    if said.consensus not in (None, before.consensus):
        yield (*path, "consensus"), Agree(dimension, said.consensus)


def _decision(meeting: Meeting, answers: DebriefAnswers, by: str, at: str) -> Placed:  # noqa: ARG001
    said = answers.decision
    if said:
        made = Decision(said.decision, said.by.strip(), said.because.strip(), at, said.override)
        yield ("decision",), Decide(made)
