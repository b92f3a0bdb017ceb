"""Text on the rows of a terminal: nothing is lost, nothing is wider than its row, and the cursor finds its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.layout import BufferControl
from prompt_toolkit.layout.processors import Transformation, TransformationInput
from prompt_toolkit.utils import get_cwidth

from scorecard.prompts.fullscreen.display import Visible, Wrapped
from scorecard.prompts.fullscreen.fragment import paragraph, rule, words
from scorecard.prompts.fullscreen.symbol import ASCII, DRAWN
from scorecard.prompts.fullscreen.wrap import Row, clip, cut, height, split

TEXTS = st.text(st.sampled_from("ab  é李雷x\u0301🎉\u200d"), max_size=60)
WIDTHS = st.integers(2, 12)


def test_lines_break_between_words() -> None:
    assert split("counts the rows first", 10) == (Row(0, "counts the"), Row(11, "rows first"))


def test_a_word_that_is_too_long_breaks_inside() -> None:
    assert split("a abcdefghij b", 4) == (Row(0, "a "), Row(2, "abcd"), Row(6, "efgh"), Row(10, "ij b"))


def test_wide_characters_take_two_cells() -> None:
    assert [row.text for row in split("李雷韩梅梅", 4)] == ["李雷", "韩梅", "梅"]


@given(TEXTS, WIDTHS)
def test_rows_hold_the_whole_text_and_fit(text: str, width: int) -> None:
    rows = split(text, width)

    assert "".join(row.text for row in rows).replace(" ", "") == text.replace(" ", "")
    assert all(get_cwidth(row.text) <= width for row in rows)
    assert all(text[row.start : row.start + len(row.text)] == row.text for row in rows)


@given(TEXTS, WIDTHS)
def test_the_cursor_is_shown_at_the_character_it_stands_on(text: str, width: int) -> None:
    shown = transform(text, width)
    display = "".join(part[1] for part in shown.fragments)
    places = [shown.source_to_display(place) for place in range(len(text) + 1)]

    assert places == sorted(places)
    for row in split(text, width):
        for place in range(row.start, row.start + len(row.text)):
            assert (display[places[place]], shown.display_to_source(places[place])) == (text[place], place)


def transform(text: str, width: int) -> Transformation:
    buffer = Buffer()
    buffer.text = text
    control = BufferControl(buffer)
    given_text = TransformationInput(control, buffer.document, 0, lambda place: place, [("", text)], width, 5)
    return Wrapped().apply_transformation(given_text)


def test_what_would_hide_or_act_is_shown_as_a_sign_of_the_same_length() -> None:
    control = BufferControl(Buffer())
    given_text = TransformationInput(
        control, control.buffer.document, 0, lambda place: place, [("", "a\u202eb\x1b\tc")], 80, 5
    )

    assert "".join(part[1] for part in Visible().apply_transformation(given_text).fragments) == "a?b? c"


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [("short", 5, "short"), ("too long", 5, "to..."), ("李雷韩", 5, "李..."), ("abc", 2, ".."), ("", 0, "")],
)
def test_a_text_that_is_cut_says_so(text: str, width: int, clipped: str) -> None:
    assert clip(text, width, "...") == clipped


def test_a_cut_never_splits_a_wide_character() -> None:
    assert cut("李雷", 3) == "李"


def test_the_height_counts_empty_lines() -> None:
    assert height("one two\n\nthree", 4) == 5


def test_a_paragraph_hangs_beneath_its_lead() -> None:
    lines = paragraph("counts the rows\nthen joins", 14, lead="  - ")

    assert [words(line) for line in lines] == ["  - counts the", "    rows", "    then joins"]


@pytest.mark.parametrize(
    ("label", "hint", "line"),
    [
        ("", "", "──────────────────────────────────"),
        ("Level", "", "── Level ─────────────────────────"),
        ("Level", "3 more", "── Level ─────────────── 3 more ──"),
        ("A label that takes all of the line", "", "── A label that takes all of t… ──"),
    ],
)
def test_a_rule_is_as_wide_as_the_screen(label: str, hint: str, line: str) -> None:
    assert words(rule(label, hint, 34, DRAWN)) == line


def test_a_hint_that_has_no_room_is_left_out() -> None:
    assert words(rule("Evidence (needed for 4)", "12 more: PgDn", 34, ASCII)) == "-- Evidence (needed for 4) -------"
