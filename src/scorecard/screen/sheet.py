"""This room sets sheets of many rows in plain lines: aligned, coloured where that is wanted, quickly without Rich."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.core.text import safe_line
from scorecard.core.width import cells, char_cells

CUT = "..."
FILLER = "\x00"
"""Stands for the second column of a wide character, while lines are measured."""
NAME = 1
"""The column that may be cut."""
LEVELS = {1: "31", 2: "33", 3: "32", 4: "1;32"}
"""The colours of levels, as `ink.LEVEL_STYLES` has them for Rich."""
GOOD, BAD, OPEN, STRONG, QUIET = "1;32", "1;31", "1;33", "1", "2"


@dataclass(frozen=True, slots=True)
class Cell:
    """A word or number in a sheet, with the colour code it may have."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What the place to print on can show: so many columns, colours or not, block letters or only ASCII."""

    width: int = 80
    colour: bool = False
    blocks: bool = True

    def paint(self, text: str, style: str) -> str:
        """The text in a colour, where there is any."""
        return f"\x1b[{style}m{text}\x1b[0m" if style and self.colour else text


def sheet(
    headings: Sequence[str], rows: Sequence[Sequence[Cell]], look: Look, *, left: frozenset[int], gap: int = 2
) -> Iterator[str]:
    """Set rows under headings; the columns in `left` are flush left, the others flush right.

    The headings and the second column may hold what people wrote. Where a line is too long, the second column is cut,
    and ends in `...`.
    """
    names = [safe_line(row[NAME].text) for row in rows]
    heads = [safe_line(heading) for heading in headings]
    room = [max((cells(head), *(cells(row[at].text) for row in rows))) for at, head in enumerate(heads)]
    room[NAME] = max(map(cells, (heads[NAME], *names)))
    spare = look.width - sum(room) - gap * (len(room) - 1)
    room[NAME] = max(len(CUT) + 1, room[NAME] + min(spare, 0))
    between = " " * gap
    for name, row in zip((heads[NAME], *names), ([Cell(head, STRONG) for head in heads], *rows), strict=True):
        parts = []
        for at, (cell, least) in enumerate(zip(row, room, strict=True)):
            text = fitted(name, least) if at == NAME else cell.text
            blank = " " * (least - cells(text))
            painted = look.paint(text, cell.style)
            parts.append(painted + blank if at in left else blank + painted)
        yield between.join(parts).rstrip()


def fitted(text: str, room: int) -> str:
    """The text, or as much of its beginning as there is room for, with the mark of a cut."""
    if cells(text) <= room:
        return text
    kept = text
    while kept and cells(kept) > room - len(CUT):
        kept = kept[:-1]
    return kept + CUT


def wrapped(text: str, look: Look, *, mark: str = "") -> Iterator[str]:
    """A sentence in lines that fit, with a mark before the first."""
    filled = "".join(char + FILLER if char_cells(char) > 1 else char for char in safe_line(text))
    lines = textwrap.wrap(filled, look.width - len(mark), break_on_hyphens=False) or [""]
    for at, line in enumerate(lines):
        yield (" " * len(mark) if at else mark) + line.replace(FILLER, "")
