"""This room ticks in plain lines what a candidate names while they talk, on the list that the exercise's kit brings."""

import shutil
import textwrap
from collections.abc import Iterator

from scorecard.core.attachment import Notice
from scorecard.core.checklist import BEYOND, Checklist, Entry, shown
from scorecard.core.text import safe_line
from scorecard.errors import ScorecardError
from scorecard.prompts.face import Session
from scorecard.prompts.line import ask_line, tell


def notice(session: Session, exercise: str) -> None:
    """Offer the list until an empty line; every tick is saved at once, and its details are offered then."""
    try:
        checklist = session.checklist(exercise)
    except ScorecardError as error:
        for line in error.lines:
            tell(line)
        return
    if checklist is None:
        tell("There is nothing to tick at this step.")
        return
    for line in _page(session, exercise, checklist):
        tell(line)
    tell(BEYOND)
    while said := ask_line("Numbers to tick or untick, e.g. 1 3; Enter when done: ").replace(",", " ").split():
        for word in said:
            _toggle(session, exercise, checklist, word)


def _toggle(session: Session, exercise: str, checklist: Checklist, word: str) -> None:
    offered = {str(number): entry for number, entry in enumerate(checklist.entries, 1)}
    entry = offered.get(word)
    if entry is None or entry not in shown(checklist.entries, session.walk.noted(exercise)):
        tell(f"There is no line {word} to tick.")
        return
    session.record(Notice(exercise, checklist, entry.id))
    ticked = entry.id in session.walk.noted(exercise)
    tell(f"{'Ticked' if ticked else 'Unticked'}: {entry.text}")
    for number, detail in enumerate(checklist.entries, 1):
        if ticked and detail.of == entry.id:
            for line in _line(session, exercise, number, detail):
                tell(line)


def _page(session: Session, exercise: str, checklist: Checklist) -> Iterator[str]:
    offered = shown(checklist.entries, session.walk.noted(exercise))
    heading = ""
    for number, entry in enumerate(checklist.entries, 1):
        if entry in offered:
            if entry.heading != heading:
                heading = entry.heading
                yield f"{heading}:"
            yield from _line(session, exercise, number, entry)


def _line(session: Session, exercise: str, number: int, entry: Entry) -> Iterator[str]:
    mark = "x" if entry.id in session.walk.noted(exercise) else " "
    lead = f"{'      ' if entry.of else '  '}{number:2}. [{mark}] "
    width = min(shutil.get_terminal_size().columns, 100)
    yield from textwrap.wrap(lead + safe_line(entry.text), width, subsequent_indent=" " * len(lead))
