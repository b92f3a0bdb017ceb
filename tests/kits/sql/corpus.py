"""The shipped kit of kind `sql`, its known answers, and a runner that trusts them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import duckdb
import sqlglot

from scorecard.core.scorecard import Fact
from scorecard.core.seed import derived_seed
from scorecard.kits.engine import opened
from scorecard.kits.ran import Ran, Status
from scorecard.kits.sql.dataset import HIDDEN, Datasets, Recipe, fill, plant, result
from scorecard.kits.sql.diagnose import diagnose
from scorecard.kits.sql.kit import Material, SqlKit, read_material
from scorecard.kits.sql.sight import Sight, look
from scorecard.library.door import read
from scorecard.library.shape import checked

FOLDER = Path(__file__).parents[3] / "exercises" / "sql-transform"
RIGHT = {path.stem: path for path in sorted((FOLDER / "right").glob("*.sql"))}
WRONG = {path.stem: path for path in sorted((FOLDER / "wrong").glob("*.sql"))}
VALIDATIONS = {path.stem: path.read_text() for path in sorted((FOLDER / "validations").glob("*.sql"))}

SEED = 20_250_301
SEEDS = tuple(range(4_000_000_000, 4_000_000_020))


def read_yaml(data: bytes, source: str) -> object:
    reading = read(data, source)
    reading.refuse_problems(f"{source} cannot be read.")
    return reading.data


@cache
def shipped_kit() -> SqlKit:
    reading = read((FOLDER / "kit.yaml").read_bytes(), "kit.yaml")
    kit = checked(reading, SqlKit)
    reading.refuse_problems("kit.yaml is wrong.")
    assert kit is not None
    return kit


@cache
def shipped_material() -> Material:
    return read_material(FOLDER)


@cache
def query_of(path: Path) -> str:
    """The answer as one DuckDB query: references resolved, another dialect transpiled, CREATE TABLE taken off."""
    text = re.sub(r"\{\{\s*config\(.*?\)\s*\}\}", "", path.read_text())
    text = re.sub(r"\{\{\s*(?:ref|source)\((?:'\w+',\s*)?'(\w+)'\)\s*\}\}", r"\1", text)
    dialect = header(path, "dialect")
    if dialect not in ("", "duckdb"):
        text = sqlglot.transpile(text, read=dialect, write="duckdb")[0]
    return re.sub(r"(?m)^create table curated as$", "", text)


def header(path: Path, name: str) -> str:
    found = re.search(rf"(?m)^-- {name}: (\w+)$", path.read_text())
    return found[1] if found else ""


def runner(connection: duckdb.DuckDBPyConnection, query: str) -> Callable[[Sequence[str]], Mapping[str, Ran]]:
    return lambda schemas: {schema: ran(connection, query, schema) for schema in schemas}


def ran(connection: duckdb.DuckDBPyConnection, query: str, schema: str) -> Ran:
    try:
        return result(connection, query, schema)
    except duckdb.Error as error:
        return Ran(Status.ERROR, message=str(error).splitlines()[0])


def plant_hidden(connection: duckdb.DuckDBPyConnection, seed: int) -> Mapping[str, Ran]:
    """Make only the hidden datasets of a seed, with the right results."""
    kit, material = shipped_kit(), shipped_material()
    traps = tuple(trap.id for trap in kit.traps)
    for schema in HIDDEN:
        plant(connection, kit, material, Recipe(schema, derived_seed(seed, schema), traps))
    return {schema: result(connection, material.key, schema) for schema in HIDDEN}


@dataclass
class Desk:
    """One candidate's datasets in memory, and what the checker says of an answer on them."""

    connection: duckdb.DuckDBPyConnection
    datasets: Datasets
    asked: list[str] = field(default_factory=list)

    def rows(self, schema: str, table: str) -> list[tuple[object, ...]]:
        return self.connection.table(f"{schema}.{table}").fetchall()

    def sight(self, query: str) -> Sight:
        run = runner(self.connection, query)

        def noting(schemas: Sequence[str]) -> Mapping[str, Ran]:
            self.asked.extend(schemas)
            return run(schemas)

        return look(shipped_kit(), self.datasets, noting)

    def facts(self, query: str) -> tuple[Fact, ...]:
        return diagnose(shipped_kit(), self.sight(query))


@contextmanager
def opened_desk(seed: int = SEED) -> Iterator[Desk]:
    with opened() as connection:
        desk = Desk(connection, fill(connection, shipped_kit(), shipped_material(), seed))
        yield desk
        del desk.connection  # else pytest keeps it until Python ends, and DuckDB complains of that
