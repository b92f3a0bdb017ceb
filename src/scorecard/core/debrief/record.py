"""This room is what is kept of a debrief: the gate, the votes, the notes and levels agreed on, the decision.

It stands beside the scorecards it names; what follows from it is worked out anew, and nothing of it touches them.
"""

from collections.abc import Mapping
from dataclasses import field

from scorecard.core.document import about, document
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote


@document
class Gate:
    """Who opened the others' scorecards, when, and why although somebody was missing."""

    opened_by: str = about("Who opened it; empty while it is closed.", default="")
    opened_at: str = about("When.", default="")
    because: str = about("Why to go on without those who are missing.", default="")
    missing: tuple[str, ...] = about("Who was expected and had not submitted.", default=())


@document
class Ballot:
    """A vote cast in the meeting; a vote that differs from the one before it says why."""

    vote: Vote = about("The vote.")
    because: str = about("Why it differs from the vote before.", default="")
    at: str = about("When it was cast.", default="")


@document
class Topic:
    """What came of one dimension: notes, and a level agreed on, which stands beside the levels that were submitted."""

    notes: tuple[str, ...] = about("What was said.", default=())
    consensus: int | None = about("The level agreed on.", default=None, ge=1, le=4)


@document
class Change:
    """Scorecards that came in after the gate opened, and whether somebody took them into the debrief."""

    scorecards: tuple[str, ...] = about("Ids of the scorecards.")
    said: str = about("What changed, in a sentence.")
    by: str = about("Who took them in or left them out.")
    at: str = about("When.")
    taken: bool = about("Whether they were taken in.", default=False)


@document
class Proposal:
    """A decision as far as it is written down; it counts when it is recorded."""

    by: str = about("Who decides.", default="")
    decision: Vote | None = about("What.", default=None)
    because: str = about("Why.", default="")
    override: str = about("Why although it goes against something.", default="")


@document
class Debrief:
    """All that is kept of a debrief; what follows from it is worked out anew from the scorecards it names."""

    debrief: int = about("The format's version: 1.", default=1)
    candidate: str = about("The candidate's id.")
    rubric: str = about("The rubric's id.")
    rubric_hash: str = about("The version of the rubric that the panel is weighed by.")
    convened_by: str = about("Who runs it.")
    begun_at: str = about("When it began.")
    read: tuple[str, ...] = about("Ids of the scorecards that are read.")
    order: tuple[str, ...] = about("Who speaks and votes in which order.")
    arranged: bool = about("Whether somebody set the order; else it is the least senior first.", default=False)
    gate: Gate = field(default_factory=Gate)
    seconds: int = about("Seconds of silent reading.", default=0)
    reading_over: bool = about("Whether everybody has read.", default=False)
    chosen: Mapping[str, Vote] = field(default_factory=dict)
    after_reading: Mapping[str, Ballot] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    at: str = about("The dimension on the table.", default="")
    first_speaker: str = about("Who spoke first on the first item.", default="")
    agenda_over: bool = about("Whether the discussion is over.", default=False)
    final: Mapping[str, Ballot] = field(default_factory=dict)
    proposal: Proposal = field(default_factory=Proposal)
    decision: Decision | None = None
    changes: tuple[Change, ...] = ()
