import re

import pytest
from rich.text import Text

from scorecard.core.text import safe_line
from scorecard.screen.explanation import explanation_view
from scorecard.screen.page import Page
from scorecard.screen.panel import panel_view
from scorecard.screen.rubric import exercise_view, rubric_view
from tests.factory import make_assessment, make_card
from tests.report import hostile
from tests.screen.paper import SGR, encoded, printed

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def views(text: str) -> list[object]:
    whole = hostile.everywhere(text)
    mine = hostile.everywhere(text, viewer=f"{text} again")
    return [
        panel_view(whole),
        explanation_view(whole),
        panel_view(mine),
        explanation_view(mine),
        rubric_view(whole.rubric),
        exercise_view(whole.exercises["task"]),
    ]


@pytest.mark.parametrize("text", hostile.SHORT, ids=lambda text: ascii(text[:24]))
def test_text_is_shown_as_it_is_and_nothing_but_colour_reaches_the_terminal(text: str) -> None:
    for view in views(text):
        shown = SGR.sub("", printed(view, width=1000, colour=True))

        assert CONTROL.findall(shown) == []
        assert safe_line(text).strip() in shown


@pytest.mark.parametrize("text", ["x" * 10_000, "[/b] \x1b[2J" * 1_000], ids=["word", "words"])
def test_ten_thousand_characters_wrap_and_stay_harmless(text: str) -> None:
    for view in views(text):
        assert CONTROL.findall(printed(view)) == []


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437"])
def test_every_page_can_be_printed_in_every_encoding(encoding: str) -> None:
    for view in views(" ".join(hostile.SHORT)):
        assert encoded(view, encoding)


def test_letters_that_are_lacking_are_shown_by_near_ones_of_the_same_width() -> None:
    page = Page(Text("José 李 ½ ｆ e\u0301 👩!"))

    assert encoded(page, "ascii") == "Jose ?? ? ?? e ??!\n"
    assert encoded(page, "latin-1") == "José ?? ½ ?? e ??!\n"
    assert encoded(page, "utf-8") == "José 李 ½ ｆ e\u0301 👩!\n"


def test_plain_pages_are_plain_ascii() -> None:
    assessment = make_assessment([make_card("ana"), make_card("bob", {"sql": 1})])
    pages = [panel_view(assessment), explanation_view(assessment), rubric_view(assessment.rubric)]

    assert all(printed(page).isascii() for page in pages)
