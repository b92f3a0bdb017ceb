"""This room makes styled lines of the full screen; whatever people wrote is made safe here."""

from collections.abc import Iterator

from prompt_toolkit.utils import get_cwidth

from scorecard.core.text import safe, safe_line
from scorecard.prompts.fullscreen.symbol import Symbols
from scorecard.prompts.fullscreen.wrap import clip, split

Fragment = tuple[str, str]
Line = tuple[Fragment, ...]
Lines = tuple[Line, ...]

BLANK: Line = ()


def words(line: Line) -> str:
    """The text of a line without its styles."""
    return "".join(text for _, text in line)


def single(text: str, width: int, symbols: Symbols, style: str = "") -> Line:
    """A text on one line, cut where it does not fit."""
    return ((style, clip(safe_line(text), width, symbols.ellipsis)),)


def paragraph(text: str, width: int, *, lead: str = "", style: str = "", lead_style: str = "") -> Lines:
    """A text wrapped between words, its lines hanging beneath the end of the lead."""
    return tuple(_hang(safe(text), width, (lead_style, lead), style))


def _hang(text: str, width: int, lead: Fragment, style: str) -> Iterator[Line]:
    indent = get_cwidth(lead[1])
    first = True
    for whole in text.split("\n"):
        for row in split(whole, width - indent):
            yield (lead if first else ("", " " * indent), (style, row.text.rstrip()))
            first = False


def rule(label: str, hint: str, width: int, symbols: Symbols) -> Line:
    """A line across the screen that names what follows it; the hint stands at its right end if there is room."""
    bar = symbols.rule
    beside = len(hint) + 5 if hint and width - len(hint) > 30 else 0
    name = clip(safe_line(label), width - 6 - beside, symbols.ellipsis)
    left: Line = (("class:rule", bar * 2), ("class:label", f" {name} ")) if name else ()
    right: Line = (("class:hint", f" {hint} "), ("class:rule", bar * 2)) if hint else ()
    space = width - get_cwidth(words(left + right))
    if space < 1:
        return (*left, ("class:rule", bar * (width - get_cwidth(words(left)))))
    return (*left, ("class:rule", bar * space), *right)
