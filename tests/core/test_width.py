"""The columns that a text takes on a terminal."""

from scorecard.core.width import cells


def test_cells_are_counted_as_a_terminal_does() -> None:
    assert [cells(text) for text in ("abc", "李", "e\u0301", "ｆ", "")] == [3, 2, 1, 2, 0]
