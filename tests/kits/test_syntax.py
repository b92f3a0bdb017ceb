import pytest
from sqlglot import exp
from sqlglot.errors import ParseError

from scorecard.kits import syntax


def test_statements_become_trees() -> None:
    assert syntax.parse("SELECT 1;; SELECT a FROM b;") == (
        exp.select("1"),
        exp.select("a").from_("b"),
    )


def test_another_dialect_is_read_as_its_own() -> None:
    (tree,) = syntax.parse("SELECT TOP 5 [a b] FROM t", "tsql")

    assert tree.sql("duckdb") == 'SELECT "a b" FROM t LIMIT 5'


@pytest.mark.parametrize("word", ["date", "timestamp", "varchar", "struct", "enum", "json"])
def test_types_in_types_end_soon_where_the_reader_would_try_for_hours(word: str) -> None:
    with pytest.raises(ParseError, match="nested too deeply"):
        syntax.parse(f"SELECT {f'{word}(' * 40}1{')' * 40}")


@pytest.mark.parametrize("text", ["SELECT (" * 5000, "SELECT " + "NOT " * 15_000 + "1", "{{" * 30_000])
def test_a_depth_without_end_is_an_ordinary_error(text: str) -> None:
    with pytest.raises(ParseError, match="nested too deeply"):
        syntax.parse(text)


def test_a_long_text_without_depth_is_read_to_its_end() -> None:
    (tree,) = syntax.parse("SELECT 1" + ", a + 1 AS b" * 4000)

    assert len(tree.expressions) == 4001


def test_an_error_knows_its_line() -> None:
    with pytest.raises(ParseError) as caught:
        syntax.parse("SELECT 1\nFROM a\nWHERE ORDER BY")

    assert caught.value.errors[0]["line"] == 3
