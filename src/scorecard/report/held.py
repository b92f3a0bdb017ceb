"""This room picks what a summary says of the debrief that was held, and the rows of its agenda."""

from dataclasses import dataclass

from scorecard.core.debrief.agenda import Item
from scorecard.core.debrief.ledger import Entry, days, ledger
from scorecard.core.debrief.meeting import Meeting
from scorecard.core.debrief.record import Topic
from scorecard.core.number import shown
from scorecard.core.scoring import DimensionScore

NO_LEVEL = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """An item as the table of the agenda shows it: one cell for each person, then the level agreed on."""

    item: Item
    topic: Topic
    talked: bool
    cells: tuple[str, ...]
    consensus: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a summary says of a debrief: the votes over time, and the levels agreed on beside the others."""

    meeting: Meeting
    days: str
    entries: tuple[Entry, ...]
    agreed: tuple[Row, ...]


def held(meeting: Meeting) -> Held:
    """Pick it; votes of a round that is not complete stay closed."""
    agreed = tuple(row for row in rows(meeting) if row.topic.consensus is not None)
    return Held(meeting, days(meeting.debrief), ledger(meeting), agreed)


def rows(meeting: Meeting) -> tuple[Row, ...]:
    """The agenda's items with what came of them."""
    return tuple(_row(meeting, item, meeting.topic(item.id)) for item in meeting.agenda)


def _row(meeting: Meeting, item: Item, topic: Topic) -> Row:
    cells = tuple(_cell(item.line, who) for who in meeting.voters)
    agreed = NO_LEVEL if topic.consensus is None else str(topic.consensus)
    return Row(item, topic, item.id in meeting.debrief.topics, cells, agreed)


def _cell(line: DimensionScore, who: str) -> str:
    level = line.levels.get(who)
    if level is None:
        return NO_LEVEL
    return str(level.numerator) if level.denominator == 1 else shown(level)
