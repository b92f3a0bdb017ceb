"""This room holds what an interviewer may tick while a candidate talks, and what a tick takes along."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from scorecard.core.scorecard import Fact
from scorecard.core.suggestion import did_you_mean
from scorecard.errors import InvalidError

BEYOND = "Something else, and right? Write it down as evidence: it counts as much."
"""What to do with a finding that no list has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line to tick: its id, a short sentence, its heading, and the entry it is a detail of, if any."""

    id: str
    text: str
    heading: str
    of: str = ""


class Checklist(Protocol):
    """What a kit has planted or knows for a candidate, to tick by hand."""

    @property
    def entries(self) -> Sequence[Entry]:
        """All lines, a detail after the one it belongs to."""

    def facts(self, noted: Sequence[str]) -> tuple[Fact, ...]:
        """What the ticks say; nothing while nothing is ticked."""


def toggled(entries: Sequence[Entry], noted: Sequence[str], entry_id: str) -> tuple[str, ...]:
    """The ticks after another press, in the order of the list: a detail brings its entry, which takes its details away.

    InvalidError, with a suggestion, for a line that is not there.
    """
    known = {entry.id: entry for entry in entries}
    if entry_id not in known:
        raise InvalidError(f"There is nothing called {entry_id} to tick; {did_you_mean(entry_id, tuple(known))}")
    if entry_id not in noted:
        return ticked(entries, (*noted, entry_id))
    gone = {entry_id, *(entry.id for entry in entries if entry.of == entry_id)}
    return ticked(entries, [one for one in noted if one not in gone])


def ticked(entries: Sequence[Entry], noted: Iterable[str]) -> tuple[str, ...]:
    """What is ticked by these ids, each once and in the order of the list; a detail brings its entry."""
    said = set(noted)
    said |= {entry.of for entry in entries if entry.id in said and entry.of}
    return tuple(entry.id for entry in entries if entry.id in said)


def shown(entries: Sequence[Entry], noted: Sequence[str]) -> tuple[Entry, ...]:
    """The lines there are to tick now: details only of what is ticked."""
    return tuple(entry for entry in entries if not entry.of or entry.of in noted)
