"""The named queries."""

import re
import sqlite3

import pytest

from scorecard.store.connection import connect
from scorecard.store.queries import FOLDER, queries


def test_every_name_is_there_once() -> None:
    names = [
        name
        for path in FOLDER.glob("*.sql")
        for name in re.findall(r"^-- name: (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]

    assert sorted(names) == sorted(queries())


@pytest.mark.parametrize("name", sorted(queries()))
def test_a_query_is_one_statement_that_the_database_understands(name: str) -> None:
    opened = connect(None)
    values = dict.fromkeys(re.findall(r":(\w+)", queries()[name]), "x")

    try:
        understood = bool(opened.execute(f"EXPLAIN {queries()[name]}", values).fetchall())
    except sqlite3.Error:
        understood = False
    opened.close()
    assert understood
