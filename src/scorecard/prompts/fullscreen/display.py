"""This room shows a text while it is written: wrapped between words, with nothing in it that hides or acts."""

from bisect import bisect_right

from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

from scorecard.core.text import safe
from scorecard.prompts.fullscreen.wrap import Row, split

STAND_IN = "?"
"""Shown for a character that would hide or act; each keeps its one place, so that the cursor stays right."""


class Visible(Processor):
    """Shows a stand-in for every character that would hide or act."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Replace them one by one."""
        exploded = explode_text_fragments(transformation_input.fragments)
        return Transformation([(part[0], visible(part[1])) for part in exploded])


class Wrapped(Processor):
    """Fills the end of each row with blanks, so that the window breaks lines where words end."""

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Fill the rows, and say where each character went."""
        width = transformation_input.width
        exploded = explode_text_fragments(transformation_input.fragments)
        rows = split(fragment_list_to_text(exploded), width)
        starts = [row.start for row in rows]
        places = _places(rows, width)
        shown: StyleAndTextTuples = []
        for row, begin in zip(rows, places, strict=True):
            shown += [("", " ")] * (begin - len(shown))
            shown += exploded[row.start : row.start + len(row.text)]
        return Transformation(
            shown,
            source_to_display=lambda source: _to_display(source, rows, starts, places),
            display_to_source=lambda display: _to_source(display, rows, places),
        )


def visible(char: str) -> str:
    """The character, or its stand-in."""
    if char == "\t":
        return " "
    return char if safe(char) == char else STAND_IN


def _places(rows: tuple[Row, ...], width: int) -> list[int]:
    places = [0]
    for row in rows[:-1]:
        blanks = max(width, 2) - get_cwidth(row.text)
        places.append(places[-1] + len(row.text) + blanks)
    return places


def _to_display(source: int, rows: tuple[Row, ...], starts: list[int], places: list[int]) -> int:
    at = bisect_right(starts, source) - 1
    inside = source - starts[at]
    beyond = at < len(rows) - 1
    return places[at] + (min(inside, len(rows[at].text)) if beyond else inside)


def _to_source(display: int, rows: tuple[Row, ...], places: list[int]) -> int:
    at = bisect_right(places, display) - 1
    return rows[at].start + min(display - places[at], len(rows[at].text))
