import subprocess
import sys

import pytest

from scorecard.screen.line import columns
from tests.report import hostile

HEADINGS = ("Name", "Role", "Note")


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    rows = [("Jane Doe", "analyst", "a"), ("Li", "", "long note")]

    assert list(columns(rows, HEADINGS)) == [
        "Name      Role     Note",
        "Jane Doe  analyst  a",
        "Li                 long note",
    ]


def test_wide_and_combining_characters_keep_the_columns_straight() -> None:
    rows = [("李雷", "x", "y"), ("Jose\u0301", "x", "y"), ("👩", "x", "y")]

    assert list(columns(rows, HEADINGS)) == [
        "Name  Role  Note",
        "李雷  x     y",
        "Jose\u0301  x     y",
        "👩    x     y",
    ]


def test_without_a_width_nothing_is_cut() -> None:
    assert list(columns([("x" * 500, "y", "z")], HEADINGS))[1] == f"{'x' * 500}  y     z"


def test_with_a_width_the_widest_columns_are_cut() -> None:
    rows = [("Jane Doe", "a very long role that nobody reads", "and quite a long note")]

    assert list(columns(rows, HEADINGS, width=40)) == [
        "Name      Role            Note",
        "Jane Doe  a very long...  and quite a...",
    ]


def test_a_cut_does_not_split_a_wide_character() -> None:
    assert list(columns([("李雷韩梅",)], ("X",), width=6)) == ["X", "李..."]


def test_columns_too_many_for_the_width_keep_the_mark_of_a_cut() -> None:
    assert list(columns([("abcd", "efgh")], ("One", "Two"), width=3)) == ["One  Two", "...  ..."]


def test_no_rows_leave_the_headings() -> None:
    assert list(columns([], HEADINGS)) == ["Name  Role  Note"]


@pytest.mark.parametrize("text", hostile.ALL, ids=lambda text: ascii(text[:24]))
def test_a_row_is_one_line_and_nothing_in_it_acts(text: str) -> None:
    lines = list(columns([(text, "x", text)], HEADINGS))

    assert len(lines) == 2
    assert lines[1].isprintable() or "\u200d" in text


def test_lists_need_no_rich() -> None:
    code = "import sys, scorecard.screen.line; print('rich' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
