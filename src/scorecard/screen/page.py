"""This room makes pages: parts one under the other, printable on every terminal whatever letters it has."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment


class Page:
    """A page of parts. Letters that the terminal's encoding lacks are shown by near ones, or by question marks."""

    def __init__(self, *parts: RenderableType) -> None:
        self.parts = parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give Rich the page's segments."""
        segments = console.render(Group(*self.parts), options)
        if not options.ascii_only:
            yield from segments
            return
        for text, style, control in segments:
            yield Segment("".join(_spelled(char, options.encoding) for char in text), style, control)


@lru_cache(maxsize=1024)
def _spelled(char: str, encoding: str) -> str:
    """As wide as the character, so that columns stay where they are."""
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        width = cell_len(char)
        near = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
        return near if len(near) == width else "?" * width
    return char
