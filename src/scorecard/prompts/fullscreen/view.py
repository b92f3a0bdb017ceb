"""This room says what the screen shows besides the walk: who gets the keys, what is open, what was said."""

from dataclasses import dataclass
from enum import Enum, auto

from scorecard.core.checklist import Checklist
from scorecard.prompts.fullscreen.symbol import DRAWN, Symbols


class Mode(Enum):
    """Who gets the keys."""

    READ = auto()
    TYPE = auto()
    SKIP = auto()
    TICK = auto()
    NOTICE = auto()
    WITHDRAW = auto()
    JOT = auto()
    CONFIRM = auto()
    WHOLE = auto()
    STEPS = auto()
    OTHERS = auto()
    HELP = auto()


RESTING = (Mode.READ, Mode.TYPE)
"""The modes of a page as such; the others are on top of it and go back to one of these."""

COVERING = (Mode.TICK, Mode.NOTICE, Mode.WHOLE, Mode.STEPS, Mode.OTHERS, Mode.HELP)
"""The modes that put a page of their own on top."""

ASKING = (Mode.JOT, Mode.CONFIRM)
"""The modes that ask for one line of text."""


@dataclass(frozen=True, slots=True)
class View:
    """What the screen shows besides the walk.

    `before` and `scrolled` are the mode and scroll to go back to, `probes` the keys of the steps whose probes are
    shown, `sought` the place of those that were just asked for, `flag` the red flag whose evidence is open,
    `checklist` what may be ticked in the exercise, `cursor` the place in a list, `scroll` the first line shown; where
    that is None, the page itself says what has to be seen.
    """

    symbols: Symbols = DRAWN
    mode: Mode = Mode.READ
    before: Mode = Mode.READ
    scrolled: int | None = None
    probes: frozenset[str] = frozenset()
    sought: int | None = None
    flag: str = ""
    checklist: Checklist | None = None
    cursor: int = 0
    scroll: int | None = None
    message: str = ""
    alarm: bool = False
