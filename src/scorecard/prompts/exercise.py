"""This room runs an exercise against the clock in plain lines: hints, notes and checks are stamped as they come."""

import shutil
import textwrap
from typing import Protocol

from scorecard.core.ladder import said
from scorecard.core.run import Run, Rung, Stamp, StampKind, clock
from scorecard.core.text import counted, safe_line
from scorecard.errors import ScorecardError
from scorecard.prompts.line import ask_line, tell

HELP = """\
  1 TEXT   a hint you gave that is a question
  2 TEXT   a hint that names the dataset or the place
  3 TEXT   a hint that shows the row
  h TEXT   any other hint           n TEXT   a note
  k PATH   check the submission; later k alone checks it again
  c        the clock and what was stamped
  ?        this help                q        leave; all is kept"""

RUNGS = {"h": None, "1": Rung.QUESTION, "2": Rung.DATASET, "3": Rung.ROW}


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

    @property
    def unrated(self) -> int:
        """How many criteria have no first rating yet, for which the facts are still closed."""

    def hint(self, rung: Rung | None, text: str) -> None:
        """Stamp a hint; durable when this returns."""

    def note(self, text: str) -> None:
        """Stamp a note; durable when this returns."""

    def check(self, path: str) -> tuple[str, ...]:
        """Check the submission (empty: the one that was checked before), stamp it, and say what was found."""

    def keep(self) -> None:
        """Keep the clock."""


def run_exercise(session: Session, brief: str) -> None:
    """Run until the person leaves; every stamp is saved before the next prompt."""
    tell(brief)
    if session.run.stamps:
        tell("This goes on with the run that was begun.")
    tell("Type 1, 2 or 3 and the TEXT of a hint when you give one, ? for help.")
    while True:
        word, _, text = ask_line(f"[{_clock(session)}] > ").strip().partition(" ")
        if word in ("q", "quit"):
            return
        _obey(session, word, text.strip())


def _obey(session: Session, word: str, text: str) -> None:
    if word in RUNGS:
        _hint(session, RUNGS[word], text)
    elif word == "n":
        _note(session, text)
    elif word == "k":
        _check(session, text)
    elif word in ("", "c"):
        session.keep()
        tell(_clock(session))
        for stamp in session.run.stamps:
            _wrapped(f"  {_line(stamp)}")
    else:
        tell(HELP)


def _hint(session: Session, rung: Rung | None, text: str) -> None:
    text = text or ask_line("What was said? ").strip()
    if text:
        session.hint(rung, text)
        again = " k checks again once the answer has changed." if session.run.submission else ""
        tell(f"Stamped: hint at {clock(session.seconds)}.{again}")


def _note(session: Session, text: str) -> None:
    text = text or ask_line("What was said? ").strip()
    if text:
        session.note(text)
        tell(f"Stamped: note at {clock(session.seconds)}.")


def _check(session: Session, path: str) -> None:
    if not (path or session.run.submission):
        path = ask_line("Where is the submission? File or folder: ").strip()
        if not path:
            return
    if session.unrated and not session.run.of(StampKind.CHECK) and not _sure(session.unrated):
        return
    try:
        lines = session.check(path)
    except ScorecardError as error:
        for line in error.lines:
            tell(line)
        return
    tell(f"Stamped: check at {clock(session.run.stamps[-1].second)}.")
    for line in lines:
        _wrapped(line)


def _wrapped(line: str) -> None:
    for row in textwrap.wrap(safe_line(line), shutil.get_terminal_size().columns, subsequent_indent="    "):
        tell(row)


def _sure(unrated: int) -> bool:
    criteria = counted(unrated, "criterion has", "criteria have")
    answer = ask_line(f"{criteria} no first rating yet, and this could lead it. Check now? [y/N] ")
    return answer.strip().lower() in ("y", "yes")


def _line(stamp: Stamp) -> str:
    when = clock(stamp.second)
    if stamp.check:
        return f"{when} check: {said(stamp.check)}"
    return f"{when} {stamp.kind}{f' ({stamp.rung})' if stamp.rung else ''}: {stamp.text}"


def _clock(session: Session) -> str:
    over = session.seconds - session.minutes * 60
    late = f", {-(-over // 60)} over" if over > 0 else ""
    return f"{clock(session.seconds)} of {session.minutes} minutes{late}"
