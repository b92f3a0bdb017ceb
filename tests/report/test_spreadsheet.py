"""CSV in which nothing can act."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.report.spreadsheet import csv_text, guarded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\uff1dSUM(A1)", "'\uff1dSUM(A1)"),
        (" =1", "' =1"),
        ("\n=1", "'\n=1"),
        ("\tx", "'    x"),
        ("\rx", "'^Mx"),
        ("-1.5", "-1.5"),
        ("3.40", "3.40"),
        ("100%", "100%"),
        ("Jane Doe", "Jane Doe"),
        ("a\x1b[31m", "a^[[31m"),
    ],
)
def test_a_cell_that_could_be_a_formula_begins_with_an_apostrophe_and_a_number_stays_one(
    text: str, expected: str
) -> None:
    assert guarded(text) == expected


def test_rows_end_and_quote_as_rfc_4180_says() -> None:
    text = csv_text(("a", "b"), [{"a": 'say "hi", twice', "b": "two\nlines"}, {"b": "x"}])

    assert text == 'a,b\r\n"say ""hi"", twice","two\nlines"\r\n,x\r\n'


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=2, max_size=2))
def test_what_was_written_can_be_read_again(cells: list[str]) -> None:
    text = csv_text(("a", "b"), [dict(zip("ab", cells, strict=True))])

    assert list(csv.reader(StringIO(text, newline=""), strict=True))[1] == [guarded(cell) for cell in cells]
