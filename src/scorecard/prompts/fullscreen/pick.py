"""This room writes the lists to pick from, the steps and the other dimensions, and the page of all keys."""

from dataclasses import dataclass

from scorecard.core.text import counted, safe_line
from scorecard.core.walk import Step, StepKind, Walk
from scorecard.prompts.fullscreen.fragment import BLANK, Line, Lines, paragraph
from scorecard.prompts.fullscreen.hint import ALL
from scorecard.prompts.fullscreen.rated import LETTERS, Page, short_name, standing
from scorecard.prompts.fullscreen.view import Mode, View
from scorecard.prompts.fullscreen.wrap import clip, pad

KEYS = "123456789" + LETTERS
"""The keys of a list, in order; longer lists are walked with the arrows."""


def choices(walk: Walk, view: View) -> tuple[str, ...]:
    """The keys of what can be picked from the list that is open."""
    if view.mode is Mode.STEPS:
        return tuple(one.key for one in walk.steps)
    return tuple(line.id for line in walk.others)


def steps(walk: Walk, view: View, width: int) -> Page:
    """All steps with what is settled."""
    lines = tuple(
        _row(
            view,
            place,
            Entry(short_name(walk, one), _settled(walk, one), "[x] " if walk.settled(one) else "[ ] "),
            width,
        )
        for place, one in enumerate(walk.steps)
    )
    return Page(lines, view.cursor)


def others(walk: Walk, view: View, width: int) -> Page:
    """The dimensions that are not part of the interview yet."""
    intro = paragraph("Which dimension do you want to ask about as well?", width, style="class:quiet")
    lines = tuple(_row(view, place, Entry(line.name), width) for place, line in enumerate(walk.others))
    return Page((*intro, BLANK, *lines), len(intro) + 1 + view.cursor)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: its name, how it stands, and its mark."""

    name: str
    state: str = ""
    mark: str = ""


def _row(view: View, place: int, entry: Entry, width: int) -> Line:
    at_cursor = place == view.cursor
    key = KEYS[place : place + 1] or " "
    lead = f"{'>' if at_cursor else ' '} {key} {entry.mark}"
    room = width - len(lead) - len(entry.state) - 2
    name = clip(safe_line(entry.name), room, view.symbols.ellipsis)
    return (("class:cursor" if at_cursor else "", f"{lead}{pad(name, room)}  {entry.state}"),)


def _settled(walk: Walk, one: Step) -> str:
    if one.rated:
        rating = walk.rating(one.key)
        return "needs evidence" if rating.lacks_evidence else standing(walk, rating)
    match one.kind:
        case StepKind.RED_FLAGS:
            return counted(len(walk.card.red_flags), "raised", "raised") if walk.card.red_flags else "none raised"
        case StepKind.VOTE:
            return walk.card.vote.words if walk.card.vote else "no vote yet"
        case StepKind.REVIEW:
            return ""
        case _:
            return "written" if walk.settled(one) else "nothing yet"


def keys(width: int) -> Page:
    """All keys and what they do."""
    wide = max(len(hint.key) for group in ALL.values() for hint in group)
    lines: list[Line] = []
    for title, group in ALL.items():
        lines += [BLANK, (("class:title", title),)] if lines else [(("class:title", title),)]
        for hint in group:
            lines += _key(hint.key, hint.what, wide, width)
    return Page(tuple(lines))


def _key(key: str, what: str, wide: int, width: int) -> Lines:
    return paragraph(what, width, lead=f"  {pad(key, wide)}  ", lead_style="class:key")
