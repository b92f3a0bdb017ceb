"""This room examines the set-up: the store, the rubrics and exercises, who is asking, and the terminal."""

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard import __version__
from scorecard.cli.desk import Desk
from scorecard.core.text import counted
from scorecard.errors import ScorecardError
from scorecard.library.door import LOADER


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and what to tell."""

    well: bool
    told: str


def examine(desk: Desk) -> tuple[Finding, ...]:
    """Look at everything; nothing is changed or created."""
    return tuple(_findings(desk))


def _findings(desk: Desk) -> Iterator[Finding]:
    yield Finding(True, f"scorecard {__version__}")
    yield from _store(desk)
    for noun, shelved in (("rubric", desk.shelf.rubrics()), ("exercise", desk.shelf.exercises())):
        yield Finding(bool(shelved), f"{counted(len(shelved), noun)}: {', '.join(one.id for one in shelved) or 'none'}")
    for found in desk.shelf.rubrics():
        yield _rubric(desk, found.id)
    who = desk.me
    yield Finding(
        True, f"you are {who}" if who else "nobody is set as the interviewer (--as NAME; the first interview asks)"
    )
    fast = "CSafe" in LOADER.__name__
    yield Finding(fast, "YAML is read by libyaml" if fast else "YAML is read slowly: reinstall pyyaml with libyaml")


def _store(desk: Desk) -> Iterator[Finding]:
    path = desk.store_path
    if not path.exists():
        yield Finding(True, f"no store yet; the first interview makes {path}")
        return
    try:
        people = counted(len(desk.store.candidates()), "candidate")
    except ScorecardError as error:
        yield Finding(False, " ".join(error.lines))
        desk.do_without_store()
        return
    yield Finding(True, f"store {path}, {people}")
    yield _figures(desk)
    if os.name == "posix":
        yield _private(path)


def _figures(desk: Desk) -> Finding:
    sound = desk.store.figures.examine()
    looked_at = counted(sound.looked_at, "panel")
    if sound.problems:
        more = f" and {len(sound.problems) - 1} more" if len(sound.problems) > 1 else ""
        return Finding(False, f"{sound.problems[0]}{more}. Run: scorecard doctor --rebuild")
    of_all = f" of {sound.panels}" if sound.panels > sound.looked_at else ""
    return Finding(True, f"the figures of {looked_at}{of_all} are what the scorecards say")


def made_anew(desk: Desk) -> str:
    """Make the figures anew from the scorecards; returns what was done."""
    if not desk.store_path.exists():
        return "There is no store yet, so there are no figures to make."
    return f"Made the figures of {counted(desk.writable.figures.rebuild(_progress), 'panel')} anew."


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty() and (done % 100 == 0 or done == total):
        sys.stderr.write(f"\r{done} of {total}{chr(10) if done == total else ''}")
        sys.stderr.flush()


def _private(path: Path) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return Finding(False, f"others on this machine can read the store: chmod 600 '{path}'")
    return Finding(True, "only you can read the store")


def _rubric(desk: Desk, rubric_id: str) -> Finding:
    try:
        desk.rubric(rubric_id)
    except ScorecardError as error:
        return Finding(False, f"{error.what} Run: scorecard rubric validate {rubric_id}")
    return Finding(True, f"{rubric_id} is valid")
