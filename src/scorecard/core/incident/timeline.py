"""This room writes a play down as a timeline: what happened when, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.core.incident.play import Arrival, Play
from scorecard.core.incident.transcript import Moment, MomentKind
from scorecard.core.text import counted, safe_line

_DEEDS = {
    MomentKind.ASK: "asked for ",
    MomentKind.OFF_CARD: "asked something else",
    MomentKind.ACT: "did: ",
    MomentKind.TELL: "told ",
    MomentKind.ESCALATE: "brought in ",
    MomentKind.SUPPOSE: "supposed that ",
    MomentKind.HINT: "was given a hint: ",
    MomentKind.CHECK: "ticked: ",
    MomentKind.NOTE: "noted",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline."""

    minute: int
    time: str
    text: str

    def __str__(self) -> str:
        return f"{self.time} {self.text}"


def timeline(play: Play) -> tuple[Line, ...]:
    """Everything that happened, messages that came in among it, in order."""
    return tuple(_line(play, one) for one in _in_order(play))


def _in_order(play: Play) -> Iterator[Moment | Arrival]:
    waiting = list(play.arrivals)
    for moment in play.moments:
        while waiting and waiting[0].minute <= moment.at:
            yield waiting.pop(0)
        yield moment
    yield from waiting


def _line(play: Play, one: Moment | Arrival) -> Line:
    clock = play.incident.kit.clock
    if isinstance(one, Arrival):
        sender = play.incident.roles[one.inject.sender].name
        return Line(one.minute, clock.shows(one.minute), f"{sender} writes: {safe_line(one.inject.text)}")
    return Line(one.at, clock.shows(one.at), said(play, one))


def said(play: Play, moment: Moment) -> str:
    """A moment in plain words: `asked for the run history`, with the candidate's words where they were typed."""
    words = safe_line(moment.words)
    told = _deed(play, moment)
    return f'{told}: "{words}"' if words else told


def _deed(play: Play, moment: Moment) -> str:
    if moment.kind is MomentKind.WAIT:
        return f"waited {counted(moment.minutes, 'minute')}"
    return f"{_DEEDS[moment.kind]}{play.incident.names.get(moment.what, '')}"
