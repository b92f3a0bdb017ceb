"""This room keeps a silent read: the scorecards page by page, and a clock that runs while nobody speaks."""

import os
import select
import sys
from collections.abc import Callable

from scorecard.core.debrief.event import FinishReading
from scorecard.core.text import safe_line
from scorecard.prompts.debrief import page
from scorecard.prompts.debrief.face import Room, Session
from scorecard.prompts.line import ask_line, tell

KEYS = "Enter: next page, b: back, done: everybody has read, q: leave"
TICK = 1.0


def read_silently(session: Session, room: Room) -> bool:
    """Show the scorecards until everybody has read; whether to go on."""
    lines = session.meeting.assessment.tally.dimensions
    at, trouble = 0, ""
    while True:
        room.turn()
        tell(f"Silent read, page {at + 1} of {len(lines) + 1}. Nobody speaks; everybody reads.")
        tell()
        if at == 0:
            room.say(page.overview(session.meeting, plain=room.plain, width=room.width))
        else:
            room.say(page.reading(session.meeting, lines[at - 1], plain=room.plain, width=room.width))
        tell()
        tell(f"{trouble}{KEYS}")
        trouble = ""
        said = _wait(lambda: f"[{clock(session)}] > ", live=not room.plain).strip().lower()
        session.keep_clock()
        if said in ("q", "quit"):
            return False
        if said in ("d", "done") or (not said and at == len(lines)):
            if _all_have_read(session, room):
                return True
        elif said in ("", "n"):
            at = min(at + 1, len(lines))
        elif said == "b":
            at = max(at - 1, 0)
        else:
            trouble = f"There is no command {safe_line(said)}. "


def _all_have_read(session: Session, room: Room) -> bool:
    left = session.minutes * 60 - session.seconds
    early = f" Time left: {_minutes(left)}." if left > 0 else ""
    if not room.ask.confirm(f"Has everybody read?{early}", default=left <= 0):
        return False
    session.keep_clock()
    session.record(FinishReading())
    return True


def clock(session: Session) -> str:
    """The time used, and what the time box says: `4:05 of 10:00`, `11:30, time is up`."""
    used, box = session.seconds, session.minutes * 60
    return f"{_minutes(used)}, time is up" if used >= box else f"{_minutes(used)} of {_minutes(box)}"


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _wait(prompt: Callable[[], str], *, live: bool) -> str:
    """Ask for a line; where the terminal can, the prompt's clock runs on meanwhile."""
    if not live or os.name != "posix":
        return ask_line(prompt())
    while True:
        sys.stdout.write(f"\r\x1b[K{prompt()}")
        sys.stdout.flush()
        if select.select([sys.stdin], [], [], TICK)[0]:
            typed = os.read(sys.stdin.fileno(), 4096)
            if not typed:
                tell()
                raise KeyboardInterrupt
            return typed.decode("utf-8", "replace")
