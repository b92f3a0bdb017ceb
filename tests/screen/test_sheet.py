"""Sheets of plain lines."""

from hypothesis import given
from hypothesis import strategies as st

from scorecard.screen.line import cells
from scorecard.screen.sheet import Cell, Look, fitted, sheet, wrapped

HEADINGS = ("#", "Candidate", "Score")
LEFT = frozenset({0, 1})


def lines(*names: str, look: Look = Look()) -> list[str]:  # noqa: B008
    rows = [[Cell(str(at)), Cell(name), Cell("3.40", "32")] for at, name in enumerate(names, 1)]
    return list(sheet(HEADINGS, rows, look, left=LEFT))


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert lines("Kim", "Lou Park-Andersson") == [
        "#  Candidate           Score",
        "1  Kim                  3.40",
        "2  Lou Park-Andersson   3.40",
    ]


def test_a_name_that_is_too_long_for_the_line_is_cut() -> None:
    assert lines("Kim Lee-Andersson-Park", look=Look(width=24)) == [
        "#  Candidate       Score",
        "1  Kim Lee-And...   3.40",
    ]


def test_colours_change_no_width_and_are_left_out_unasked() -> None:
    plain, painted = lines("Kim"), lines("Kim", look=Look(colour=True))

    assert painted[1] == "1  Kim         \x1b[32m3.40\x1b[0m"
    assert plain[1] == "1  Kim         3.40"


def test_wide_letters_take_two_columns() -> None:
    assert [cells(line) for line in lines("김민준", "Kim")] == [19, 19, 19]


def test_nothing_in_a_name_can_act() -> None:
    assert lines("a\x1b[31m\nb")[1] == "1  a^[[31m b   3.40"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.integers(4, 20))
def test_a_cut_text_fits_and_begins_as_the_whole_does(text: str, room: int) -> None:
    cut = fitted(text, room)

    assert cells(cut) <= max(room, 3)
    assert cut == text or (cut.endswith("...") and text.startswith(cut[:-3]))


def test_a_sentence_is_wrapped_with_its_mark_before_the_first_line() -> None:
    assert list(wrapped("one two three", Look(width=8), mark="! ")) == ["! one", "  two", "  three"]


def test_wide_letters_are_wrapped_by_their_columns() -> None:
    assert list(wrapped("김민준 김민준 Kim", Look(width=10))) == ["김민준", "김민준 Kim"]
    assert list(wrapped("김민준김민준", Look(width=8), mark="- ")) == ["- 김민준", "  김민준"]


def test_a_sheet_without_rows_is_its_headings() -> None:
    assert lines() == ["#  Candidate  Score"]
