"""This room says what a debrief at the keyboard is given, and how it uses the terminal."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from scorecard.core.debrief.meeting import Event, Meeting
from scorecard.core.panel import Submission
from scorecard.prompts.ask import Asker
from scorecard.prompts.debrief.column import wrapped
from scorecard.prompts.line import tell

MOST_COLUMNS = 100
WIPE = "\x1b[2J\x1b[H"
ANOTHER_SCREEN, FIRST_SCREEN = f"\x1b[?1049h{WIPE}", f"{WIPE}\x1b[?1049l"
"""Terminals that have only one screen ignore the switch, and are wiped instead."""


class Session(Protocol):
    """A debrief under way, as the keyboard sees it."""

    @property
    def meeting(self) -> Meeting:
        """Where the debrief stands; everything in it is saved."""

    @property
    def convener(self) -> str:
        """Who runs it now; the first proposal wherever a name is asked."""

    @property
    def because(self) -> str:
        """Why to go on without those who are missing, as the command line said; mostly empty."""

    @property
    def minutes(self) -> int:
        """The time for the silent read."""

    @property
    def seconds(self) -> int:
        """Seconds of silent reading, up to this moment."""

    @property
    def time(self) -> str:
        """The time of day, as it is kept."""

    def record(self, event: Event) -> None:
        """Apply an event and save it; durable when this returns. An error changes nothing."""

    def keep_clock(self) -> None:
        """Save the seconds of silent reading."""

    def look_again(self) -> tuple[Submission, ...]:
        """Look at the panel as it is by now; returns the scorecards that came in since the gate opened."""

    def take_later(self, by: str, *, taken: bool) -> None:
        """Take the scorecards that came in later into the debrief, or leave them out; durable when this returns."""


@dataclass(frozen=True, slots=True)
class Room:
    """The terminal that everybody sits around."""

    ask: Asker
    plain: bool

    @property
    def width(self) -> int:
        """The columns to write in."""
        return min(shutil.get_terminal_size().columns, MOST_COLUMNS)

    def say(self, lines: Iterable[str]) -> None:
        """Write lines, wrapped."""
        for line in lines:
            for part in wrapped(line, self.width):
                tell(part)

    def turn(self) -> None:
        """Begin a new page: an empty screen, or an empty line where nothing is repainted."""
        if self.plain:
            tell()
        else:
            _write(WIPE)

    @contextmanager
    def curtain(self) -> Iterator[None]:
        """Show what is for one person on a screen of its own, of which nothing is left afterwards."""
        if self.plain:
            yield
            _write("\n" * shutil.get_terminal_size().lines)
            return
        _write(ANOTHER_SCREEN)
        try:
            yield
        finally:
            _write(FIRST_SCREEN)


def _write(codes: str) -> None:
    sys.stdout.write(codes)
    sys.stdout.flush()
