"""This room puts words on paper: always as text and never as markup, and nothing in them can act or hide."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from scorecard.core.scorecard import Vote
from scorecard.core.text import safe, safe_line

Words = str | tuple[str, str]
"""Words, or words with a style."""

QUIET = "dim"
STRONG = "bold"
LEVEL_STYLES = {1: "red", 2: "yellow", 3: "green", 4: "bold green"}
CALL_STYLES = {
    Vote.STRONG_YES: "bold green",
    Vote.YES: "bold green",
    Vote.NO: "bold red",
    Vote.STRONG_NO: "bold red",
    Vote.NO_DECISION: "bold yellow",
}
ADVICE = "This is advice that follows from the rubric's rules. A named person decides."


def prose(*parts: Words) -> Text:
    """Write text that may have several lines."""
    return Text.assemble(*((safe(words), style) for words, style in map(_styled, parts)))


def line(*parts: Words) -> Text:
    """Write text as a single line, however many it had."""
    return Text.assemble(*((safe_line(words), style) for words, style in map(_styled, parts)))


def _styled(words: Words) -> tuple[str, str]:
    return (words, "") if isinstance(words, str) else words


def section(title: str, *parts: RenderableType) -> Group:
    """Put parts under a heading, set in a little, with an empty line before."""
    return Group(Text(), line((title, STRONG)), *(inset(part) for part in parts))


def inset(part: RenderableType, by: int = 2) -> Padding:
    """Move a part to the right."""
    return Padding(part, (0, 0, 0, by), expand=False)


def listing(*rows: Iterable[RenderableType]) -> Table:
    """Set rows in columns without lines around them; the last column takes the room that is left and wraps."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*row)
    return table


def bullets(texts: Iterable[str], mark: str = "-") -> Table:
    """List texts with a mark before each."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for text in texts:
        table.add_row(Text(mark), prose(text))
    return table
