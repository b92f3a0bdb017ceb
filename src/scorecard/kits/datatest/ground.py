"""This room makes the datasets on which tests are tried: one DuckDB file, a schema for each, from a candidate's seed.

Nothing here is a candidate's. An ordinary month is made anew for each ordinary dataset; a fault shares the days
before the recent ones with the first of them, so that sixty datasets take little more room than twenty.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from scorecard.core.seed import derived_seed
from scorecard.errors import InvalidError
from scorecard.kits import engine
from scorecard.kits.answer import shown
from scorecard.kits.datatest.kit import DataKit, Script

FILE = "kit.duckdb"
"""The name matters: views in the file speak of the database by it, and the sandbox opens it as `kit`."""

PAST = "past"
ORDINARY = "ordinary_"
SAMPLE = "sample"
SIZE = {"preserve_insertion_order": "false", "default_block_size": "65536"}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the datasets are: the schemas of the ordinary ones, and of each odd, faulty and graded one by its id."""

    file: Path
    ordinary: tuple[str, ...]
    odd: Mapping[str, str]
    faults: Mapping[str, str]
    gauges: Mapping[str, tuple[str, ...]]

    @property
    def schemas(self) -> tuple[str, ...]:
        """All of them; the first is the dataset on which the faults were planted, without any."""
        graded = (schema for steps in self.gauges.values() for schema in steps)
        return (*self.ordinary, *self.odd.values(), *self.faults.values(), *graded)


def build(kit: DataKit, seed: int, folder: Path) -> Ground:
    """Write the file with all datasets of a seed into an empty folder."""
    ground = Ground(
        file=folder / FILE,
        ordinary=tuple(f"{ORDINARY}{number}" for number in range(1, kit.ordinary + 1)),
        odd={script.id: f"odd_{script.id}" for script in kit.odd},
        faults={script.id: f"fault_{script.id}" for script in kit.faults},
        gauges={gauge.id: tuple(f"gauge_{gauge.id}_{step.dose}" for step in gauge.steps) for gauge in kit.gauges},
    )
    with engine.opened(str(ground.file), SIZE) as connection, connection.cursor() as other:
        connection.execute("SET force_compression = 'uncompressed'")
        first, *others = enumerate(ground.ordinary)
        _make_ordinary(connection, kit, seed, [first])
        with ThreadPoolExecutor(1) as beside:
            making = beside.submit(_make_ordinary, other, kit, seed, others)
            _make_odd(connection, kit, ground)
            making.result()
    return ground


def sample(kit: DataKit, seed: int, folder: Path) -> Mapping[str, bytes]:
    """An ordinary month of the candidate's own, as CSV; it is none of those on which their tests are tried."""
    with engine.opened() as connection:
        _make_ordinary(connection, kit, seed, [(0, SAMPLE)])
        for table in kit.tables:
            place = folder / f"{table}.csv"
            connection.execute(f"COPY (FROM {SAMPLE}.{table} ORDER BY ALL) TO '{place}' (FORMAT csv, HEADER)")
    return {f"data/{table}.csv": (folder / f"{table}.csv").read_bytes() for table in kit.tables}


def _make_odd(connection: duckdb.DuckDBPyConnection, kit: DataKit, ground: Ground) -> None:
    """Plant all that is not ordinary, in the session that made the first ordinary dataset."""
    connection.begin()
    _keep_past(connection, kit, ground.ordinary[0])
    for script in kit.odd:
        _plant(connection, kit, script, ground.odd[script.id], ground.ordinary[0])
        connection.execute(kit.totals)
    for script in kit.faults:
        _plant(connection, kit, script, ground.faults[script.id], ground.ordinary[0])
    for gauge in kit.gauges:
        for script, schema in zip(gauge.steps, ground.gauges[gauge.id], strict=True):
            connection.execute(f"SET VARIABLE dose = {script.dose:d}")
            _plant(connection, kit, script, schema, ground.ordinary[0])
    connection.commit()


def _make_ordinary(
    connection: duckdb.DuckDBPyConnection, kit: DataKit, seed: int, schemas: Sequence[tuple[int, str]]
) -> None:
    connection.begin()
    for day, schema in schemas:
        today = kit.today + timedelta(days=day)
        connection.execute(f"SET VARIABLE seed = {derived_seed(seed, schema):d}; SET VARIABLE today = DATE '{today}'")
        _create(connection, kit, schema, today)
        for script in (kit.schema, kit.clean, kit.totals):
            connection.execute(script)
    connection.commit()


def _create(connection: duckdb.DuckDBPyConnection, kit: DataKit, schema: str, today: date) -> None:
    connection.execute(f"CREATE SCHEMA {schema}; USE {schema}")
    connection.execute(kit.clock.replace("$today", str(today)))


def _keep_past(connection: duckdb.DuckDBPyConnection, kit: DataKit, clean: str) -> None:
    old = f"{kit.day} < DATE '{kit.today - timedelta(days=kit.recent_days)}'"
    connection.execute(f"CREATE SCHEMA {PAST}; CREATE TABLE {PAST}.{kit.table} AS FROM {clean}.{kit.table} WHERE {old}")


def _plant(connection: duckdb.DuckDBPyConnection, kit: DataKit, script: Script, schema: str, clean: str) -> None:
    """Make a dataset in which one script changed the ordinary rows of the first; what is right may be counted anew."""
    _create(connection, kit, schema, kit.today)
    made = "VIEW" if script.weight or script.dose else "TABLE"
    for table in kit.tables:
        if table != kit.table:
            connection.execute(f"CREATE {made} {table} AS FROM {clean}.{table}")
    recent = "" if script.month else f" WHERE {kit.day} >= DATE '{kit.today - timedelta(days=kit.recent_days)}'"
    connection.execute(f"CREATE TABLE {kit.table} AS FROM {clean}.{kit.table}{recent}")
    try:
        connection.execute(script.sql)
    except duckdb.Error as error:
        raise InvalidError(f"The script {script.id}.sql of the exercise does not run.", why=shown(str(error))) from None
    if not script.month:
        connection.execute(f"ALTER TABLE {kit.table} RENAME TO recent")
        both = f"FROM {PAST}.{kit.table} UNION ALL FROM {schema}.recent"
        connection.execute(f"CREATE VIEW {kit.table} AS {both}")
