"""This room shows the list that an exercise's kit brings, and ticks what the candidate names while they talk."""

from dataclasses import replace

from scorecard.core.attachment import Notice
from scorecard.core.checklist import BEYOND, Entry, shown
from scorecard.core.walk import Walk
from scorecard.errors import ScorecardError
from scorecard.prompts.fullscreen.desk import Desk
from scorecard.prompts.fullscreen.fragment import BLANK, Line, Lines, paragraph
from scorecard.prompts.fullscreen.rated import LETTERS, Page
from scorecard.prompts.fullscreen.view import Mode, View


def open_list(desk: Desk, exercise: str) -> None:
    """Put the list of an exercise on top; says why where its kit cannot be read."""
    try:
        checklist = desk.session.checklist(exercise)
    except ScorecardError as error:
        desk.say(" ".join(error.lines), alarm=True)
        return
    if checklist is None:
        desk.say("There is nothing to tick at this step.")
        return
    desk.put(Mode.NOTICE)
    desk.view = replace(desk.view, checklist=checklist, scroll=None)


def offered(walk: Walk, view: View) -> tuple[Entry, ...]:
    """The lines there are to tick now."""
    return shown(view.checklist.entries, walk.noted(walk.ticked_exercise)) if view.checklist else ()


def tick_letter(desk: Desk, letter: str) -> None:
    """Tick the line of a letter, if it is there."""
    entries = desk.view.checklist.entries if desk.view.checklist else ()
    place = LETTERS.find(letter)
    there = offered(desk.walk, desk.view)
    if 0 <= place < len(entries) and entries[place] in there:
        tick_line(desk, there.index(entries[place]))


def tick_line(desk: Desk, place: int) -> None:
    """Tick the line at a place, or take the tick back; the cursor goes there. Saved at once."""
    there, checklist = offered(desk.walk, desk.view), desk.view.checklist
    if checklist and 0 <= place < len(there):
        desk.view = replace(desk.view, cursor=place)
        desk.attempt(Notice(desk.walk.ticked_exercise, checklist, there[place].id))


def page(walk: Walk, view: View, width: int) -> Page:
    """The list, with what is ticked; details show under what is."""
    lines: list[Line] = [*paragraph(BEYOND, width), BLANK]
    focus, rows, heading = 0, 1, ""
    entries = view.checklist.entries if view.checklist else ()
    letters = {entry.id: LETTERS[number : number + 1] for number, entry in enumerate(entries)}
    for place, entry in enumerate(offered(walk, view)):
        if entry.heading != heading:
            lines += [*((BLANK,) if heading else ()), (("class:title", entry.heading),)]
            heading = entry.heading
        row = _row(walk, entry, width, letter=letters[entry.id], here=place == view.cursor)
        if place == view.cursor:
            focus, rows = len(lines), len(row)
        lines += row
    return Page(tuple(lines), focus, rows)


def _row(walk: Walk, entry: Entry, width: int, *, letter: str, here: bool) -> Lines:
    ticked = entry.id in walk.noted(walk.ticked_exercise)
    lead = f"{'>' if here else ' '} {letter or ' '} {'  ' if entry.of else ''}[{'x' if ticked else ' '}] "
    style = "class:cursor" if here else "class:chosen" if ticked else ""
    return paragraph(entry.text, width, lead=lead, style=style, lead_style=style or "class:key")
