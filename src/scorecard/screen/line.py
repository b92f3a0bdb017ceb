"""This room sets lists in plain aligned lines, quickly and without Rich."""

from collections.abc import Iterator, Sequence

from scorecard.core.text import safe_line
from scorecard.core.width import cells, char_cells

__all__ = ["cells", "columns"]

GAP = "  "
CUT = "..."


def columns(rows: Sequence[Sequence[str]], headings: Sequence[str], *, width: int | None = None) -> Iterator[str]:
    """Set rows under headings, each column as wide as its widest cell.

    With `width`, cells of the widest columns are cut (and end in `...`) until a line has room in it; without, nothing
    is cut.
    """
    table = [[safe_line(cell) for cell in row] for row in (headings, *rows)]
    room = [max(map(cells, column)) for column in zip(*table, strict=True)]
    if width is not None:
        room = _narrowed(room, width - len(GAP) * (len(room) - 1))
    for row in table:
        yield GAP.join(_fitted(cell, least) for cell, least in zip(row, room, strict=True)).rstrip()


def _narrowed(room: list[int], width: int) -> list[int]:
    """Take from the widest columns first; no column gets narrower than the mark of a cut."""
    room = list(room)
    while sum(room) > width and max(room) > len(CUT):
        room[room.index(max(room))] -= 1
    return room


def _fitted(text: str, room: int) -> str:
    taken = cells(text)
    if taken <= room:
        return text + " " * (room - taken)
    kept, left = "", room - len(CUT)
    for char in text:
        left -= char_cells(char)
        if left < 0:
            break
        kept += char
    return kept + CUT + " " * (room - cells(kept) - len(CUT))
