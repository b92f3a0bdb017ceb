"""Mutants of the key of the shipped kit. How many its data tells from the key is tested by `exercise test`."""

import duckdb

from scorecard.kits.engine import opened
from scorecard.kits.sql.dataset import PLAIN, Recipe, plant
from scorecard.kits.sql.mutant import mutants
from scorecard.kits.sql.proof import reasons
from tests.kits.sql.corpus import FOLDER, read_yaml, shipped_kit, shipped_material

SEED = 4_100_000_001


def test_every_equivalent_has_its_reason() -> None:
    assert all(len(reason.split()) > 3 for reason in reasons(FOLDER, read_yaml).values())


def test_ordinary_rows_alone_would_not_do() -> None:
    """Why there are traps: without them a good part of the mutants gives the right table."""
    kit, material = shipped_kit(), shipped_material()
    alive = 0
    with opened() as connection:
        plant(connection, kit, material, Recipe(PLAIN, SEED))
        key = _rows(connection, material.key)
        for mutant in mutants(material.key)[::4]:
            rows = _rows(connection, mutant.sql)
            alive += rows is not None and rows == key

    assert alive > 15


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[str] | None:
    try:
        return sorted(map(str, connection.execute(sql).fetchall()))
    except duckdb.Error:
        return None


def test_a_mutant_has_one_mistake_and_a_name_that_lasts() -> None:
    once, again = mutants("SELECT a FROM t WHERE a < 2"), mutants("SELECT a\nFROM t WHERE a < 2")

    assert once == again
    assert "SELECT a FROM t WHERE a <= 2" in [mutant.sql for mutant in once]
    assert "SELECT a FROM t" in [mutant.sql for mutant in once]
    assert len({mutant.id for mutant in once}) == len(once)
