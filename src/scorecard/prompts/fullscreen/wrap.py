"""This room breaks text into the rows of a terminal: between words, and by the cells that characters take."""

import re
from functools import lru_cache
from typing import NamedTuple

from prompt_toolkit.utils import get_cwidth

_TOKEN = re.compile(r"\S+\s*|\s+")


class Row(NamedTuple):
    """A row of a longer text: where in the text it begins, and what fits of it."""

    start: int
    text: str


@lru_cache(maxsize=1024)
def split(text: str, width: int) -> tuple[Row, ...]:
    """Break one line into rows of at most `width` cells; a word longer than a row is broken inside.

    Blanks that do not fit at the end of a row belong to it without being part of its text.
    """
    width = max(width, 2)
    starts = [0]
    used = 0
    for token in _TOKEN.finditer(text):
        word = token[0].rstrip()
        if used and used + get_cwidth(word) > width:
            starts.append(token.start())
            used = 0
        for place, char in enumerate(word, token.start()):
            if used + get_cwidth(char) > width:
                starts.append(place)
                used = 0
            used += get_cwidth(char)
        used += len(token[0]) - len(word)
    ends = [*starts[1:], len(text)]
    return tuple(Row(start, cut(text[start:end], width)) for start, end in zip(starts, ends, strict=True))


def cut(text: str, width: int) -> str:
    """The beginning of a text that fits into `width` cells."""
    if get_cwidth(text) <= width:
        return text
    used = 0
    for place, char in enumerate(text):
        used += get_cwidth(char)
        if used > width:
            return text[:place]
    return text


def clip(text: str, width: int, ellipsis: str) -> str:
    """A text in at most `width` cells; where something had to go, the ellipsis says so."""
    if get_cwidth(text) <= width:
        return text
    return cut(cut(text, width - len(ellipsis)).rstrip() + ellipsis, width)


def pad(text: str, width: int) -> str:
    """A text filled with blanks to `width` cells."""
    return text + " " * (width - get_cwidth(text))


def height(text: str, width: int) -> int:
    """How many rows a text of several lines takes."""
    return sum(len(split(line, width)) for line in text.split("\n"))
