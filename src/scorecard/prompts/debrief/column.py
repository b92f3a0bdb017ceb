"""This room wraps lines, and sets texts side by side where the terminal is wide enough for it."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from scorecard.core.text import safe
from scorecard.core.width import cells

NARROWEST = 24
GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A heading with lines of text under it."""

    title: str
    lines: tuple[str, ...]


def wrapped(text: str, width: int, *, hanging: str = "") -> list[str]:
    """A line as several of at most that many columns; what stood further right stays so."""
    found = []
    for line in safe(text).split("\n"):
        indent = " " * (len(line) - len(line.lstrip())) + hanging
        found += _lines(line, width, indent)
    return found


def _lines(line: str, width: int, indent: str) -> list[str]:
    narrow = textwrap.wrap(line, max(width, 10), subsequent_indent=indent) or [""]
    if line.isascii() or all(cells(one) <= width for one in narrow):
        return narrow
    return textwrap.wrap(line, max(width // 2, 10), subsequent_indent=indent)  # letters that take two columns


def side_by_side(columns: Sequence[Column], width: int) -> Iterator[str]:
    """Set columns beside each other, as many as fit; the rest follow below."""
    fit = max(1, min(len(columns), (width + GAP) // (NARROWEST + GAP)))
    for start in range(0, len(columns), fit):
        row = columns[start : start + fit]
        room = (width - GAP * (len(row) - 1)) // len(row)
        if start:
            yield ""
        yield from _row([_cut(one, room) for one in row], room)


def _cut(column: Column, room: int) -> list[str]:
    lines = wrapped(column.title, room)
    for text in column.lines:
        lines += wrapped(text, room)
    return lines


def _row(columns: list[list[str]], room: int) -> Iterator[str]:
    for parts in zip_longest(*columns, fillvalue=""):
        yield (" " * GAP).join(part + " " * (room - cells(part)) for part in parts).rstrip()


def stacked(columns: Sequence[Column]) -> Iterator[str]:
    """Set columns one after the other, for a screen reader."""
    for column in columns:
        yield column.title
        yield from (f"  {text}" for text in column.lines)
