"""This room holds the events of a debrief's discussion: items, notes, levels agreed on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scorecard.core.debrief.meeting import Meeting, Stage, require
from scorecard.core.debrief.record import Topic
from scorecard.core.scorecard import LEVELS
from scorecard.errors import InvalidError


@dataclass(frozen=True, slots=True)
class Take:
    """Put a dimension on the table."""

    dimension: str

    def apply(self, meeting: Meeting) -> Meeting:
        """Make it the item that is talked about; who speaks first on the first item is remembered."""
        return _on_table(meeting, self.dimension, meeting.topic(self.dimension))


def _on_table(meeting: Meeting, dimension: str, topic: Topic) -> Meeting:
    require(meeting, Stage.AGENDA)
    item = next((one for one in meeting.agenda if one.id == dimension), None)
    if item is None:
        raise InvalidError(f"The rubric has no dimension called {dimension}.")
    first = meeting.debrief.first_speaker or next(iter(item.speakers), "")
    topics: Mapping[str, Topic] = {**meeting.debrief.topics, dimension: topic}
    return meeting.telling(at=dimension, first_speaker=first, topics=topics)


@dataclass(frozen=True, slots=True)
class Note:
    """Write down what was said about a dimension."""

    dimension: str
    text: str

    def apply(self, meeting: Meeting) -> Meeting:
        """Add the note."""
        if not self.text.strip():
            raise InvalidError("A note needs words.")
        topic = meeting.topic(self.dimension)
        return _on_table(meeting, self.dimension, replace(topic, notes=(*topic.notes, self.text.strip())))


@dataclass(frozen=True, slots=True)
class TakeNoteBack:
    """Take the last note on a dimension back."""

    dimension: str

    def apply(self, meeting: Meeting) -> Meeting:
        """Drop it."""
        topic = meeting.topic(self.dimension)
        if not topic.notes:
            raise InvalidError("There is no note to take back.")
        return _on_table(meeting, self.dimension, replace(topic, notes=topic.notes[:-1]))


@dataclass(frozen=True, slots=True)
class Agree:
    """Record the level that the panel agrees on, beside the levels that were submitted; None takes it back."""

    dimension: str
    level: int | None

    def apply(self, meeting: Meeting) -> Meeting:
        """Set it; nobody's scorecard changes."""
        if self.level is not None and self.level not in LEVELS:
            raise InvalidError(f"{self.level} is not a level: choose 1, 2, 3 or 4.")
        return _on_table(meeting, self.dimension, replace(meeting.topic(self.dimension), consensus=self.level))


@dataclass(frozen=True, slots=True)
class EndAgenda:
    """Enough was said."""

    def apply(self, meeting: Meeting) -> Meeting:
        """Go on to the final vote."""
        require(meeting, Stage.AGENDA)
        return meeting.telling(agenda_over=True)
