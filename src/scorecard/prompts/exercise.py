"""This room runs an exercise against the clock in plain lines: hints and notes are stamped as they are given."""

from typing import Protocol

from scorecard.core.run import Run, StampKind, clock
from scorecard.prompts.line import ask_line, tell

HELP = """\
  h TEXT   a hint you gave          n TEXT   a note
  c        the clock and what was stamped
  ?        this help                q        leave; all is kept"""


class Session(Protocol):
    """A run under way; everything in it is saved."""

    @property
    def run(self) -> Run:
        """Where the run stands."""

    @property
    def minutes(self) -> int:
        """The time box."""

    @property
    def seconds(self) -> int:
        """Seconds used, up to this moment."""

    def stamp(self, kind: StampKind, text: str) -> None:
        """Stamp a hint or a note; durable when this returns."""

    def keep(self) -> None:
        """Keep the clock."""


def run_exercise(session: Session, brief: str) -> None:
    """Run until the person leaves; every stamp is saved before the next prompt."""
    tell(brief)
    tell("Type h TEXT when you give a hint, ? for help.")
    while True:
        word, _, text = ask_line(f"[{_clock(session)}] > ").strip().partition(" ")
        if word in ("q", "quit"):
            session.keep()
            return
        _obey(session, word, text.strip())


def _obey(session: Session, word: str, text: str) -> None:
    if word in ("h", "n"):
        kind = StampKind.HINT if word == "h" else StampKind.NOTE
        text = text or ask_line("What was said? ").strip()
        if text:
            session.stamp(kind, text)
            tell(f"Stamped: {kind} at {clock(session.seconds)}.")
    elif word in ("", "c"):
        session.keep()
        tell(_clock(session))
        for stamp in session.run.stamps:
            tell(f"  {clock(stamp.second)} {stamp.kind}: {stamp.text}")
    else:
        tell(HELP)


def _clock(session: Session) -> str:
    over = session.seconds - session.minutes * 60
    late = f", {-(-over // 60)} over" if over > 0 else ""
    return f"{clock(session.seconds)} of {session.minutes} minutes{late}"
