"""This room judges a candidate's validation queries: silent on a right table, and loud on which wrong ones."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, listed, safe_line
from scorecard.kits import engine, sandbox
from scorecard.kits.ran import Ran, Status, Value
from scorecard.kits.sql import dialect
from scorecard.kits.sql.bench import Bench
from scorecard.kits.sql.phrase import short

FILE = "tables.duckdb"
RIGHT = ("right_1", "right_2", "right_3")
WRONG = "wrong_"
CAUGHT = (Status.OK, Status.TRUNCATED)
EXAMPLES, ROW = 5, 200


@dataclass(frozen=True, slots=True)
class Judged:
    """What one validation query did: how many rows on a right table, and some of them; the wrong tables it saw.

    `error` says why it failed, if it did.
    """

    name: str
    alarms: int = 0
    rows: tuple[str, ...] = ()
    caught: tuple[str, ...] = ()
    error: str = ""


def mistakes(bench: Bench) -> Mapping[str, Path]:
    """Wrong answers to put before a validation: for each trap the first, and each without a trap; by their names."""
    found: dict[str, Path] = {}
    for path in sorted((bench.folder / "wrong").glob("*.sql")):
        trap = trap_of(path.read_text(encoding="utf-8"))
        found.setdefault(trap or path.stem, path)
    return {path.stem: path for path in found.values()}


def trap_of(text: str) -> str | None:
    """The trap that a wrong answer's first line names; None for one that ordinary rows show."""
    named = text.splitlines()[0].removeprefix("-- trap:").strip()
    return None if named == "none" else named


def tables(bench: Bench) -> Path:
    """The file that holds the right table and wrong ones beside the raw tables, made once for a seed."""
    place = bench.place / FILE
    if not place.is_file():
        new = bench.place / f"new-{FILE}"
        new.unlink(missing_ok=True)
        with engine.opened() as connection:
            connection.execute(f"ATTACH '{bench.database}' AS source (READ_ONLY)")
            connection.execute(f"ATTACH '{new}' AS kit (BLOCK_SIZE {engine.BLOCK_SIZE})")
            connection.begin()
            _fill(connection, bench)
            connection.commit()
        new.replace(place)
    return place


def _fill(connection: duckdb.DuckDBPyConnection, bench: Bench) -> None:
    for schema, source in zip(RIGHT, bench.datasets.hidden, strict=True):
        connection.execute(f"CREATE SCHEMA kit.{schema}")
        for table in bench.kit.tables:
            connection.execute(f"CREATE TABLE kit.{schema}.{table} AS FROM source.{source}.{table}")
        _build(connection, bench, schema, bench.material.key)
    for name, path in mistakes(bench).items():
        schema = WRONG + name
        connection.execute(f"CREATE SCHEMA kit.{schema}")
        for table in bench.kit.tables:
            connection.execute(f"CREATE VIEW kit.{schema}.{table} AS FROM kit.{RIGHT[0]}.{table}")
        _build(connection, bench, schema, path.read_text(encoding="utf-8"))


def _build(connection: duckdb.DuckDBPyConnection, bench: Bench, schema: str, query: str) -> None:
    """Run a trusted answer; whether it is a query or makes a table, its rows become the table that is asked for."""
    connection.execute(f"USE kit.{schema}")
    connection.execute(f"CREATE TABLE {bench.kit.result} AS\n{query_of(query)}")


def query_of(text: str) -> str:
    """The query of a trusted answer, in the engine's dialect, without the CREATE TABLE around it."""
    from sqlglot import exp

    from scorecard.kits import syntax

    sql = dialect.render(text, dialect.declared(text) or dialect.ENGINE).sql
    trees = syntax.parse(sql)
    last = trees[-1]
    return last.expression.sql(dialect.ENGINE) if isinstance(last, exp.Create) else sql


def judge(bench: Bench, validations: Mapping[str, str], spoken: str) -> tuple[Judged, ...]:
    """Run each validation query on right and wrong tables, in the sandbox."""
    place = tables(bench)
    wrong = tuple(WRONG + name for name in mistakes(bench))

    def one(name: str) -> Judged:
        sql = dialect.render(validations[name], dialect.declared(validations[name]) or spoken).sql
        known = (*bench.kit.tables, bench.kit.result)
        return _judged(name, sandbox.run(sql, place, (*RIGHT, *wrong), tables=known))

    with ThreadPoolExecutor(2) as pool:
        return tuple(pool.map(one, validations))


def _judged(name: str, ran: Mapping[str, Ran]) -> Judged:
    right = [ran[schema] for schema in RIGHT]
    failed = next((one for one in right if one.status not in CAUGHT), None)
    if failed:
        return Judged(name, error=failed.message or failed.status)
    caught = tuple(
        schema.removeprefix(WRONG) for schema, one in ran.items() if schema.startswith(WRONG) and _fires(one)
    )
    loudest = max(right, key=lambda one: len(one.rows))
    return Judged(name, len(loudest.rows), tuple(_line(loudest, row) for row in loudest.rows[:EXAMPLES]), caught)


def _line(ran: Ran, row: Sequence[Value]) -> str:
    cells = zip(ran.columns, row, strict=True)
    return short(", ".join(f"{column.name} {_cell(value)}" for column, value in cells), ROW)


def _cell(value: Value) -> str:
    return "NULL" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)


def _fires(ran: Ran) -> bool:
    """Whether a query says no: rows, more rows than are read, or an error because the table lacks a column."""
    return bool(ran.rows) or ran.status in (Status.TRUNCATED, Status.ERROR)


def facts(judged: Sequence[Judged], all_wrong: Sequence[str], criteria: Sequence[str]) -> tuple[Fact, ...]:
    """What the validations did, one fact each, and what they come to together."""
    told = [(f"validation_{number}", *_told(one, len(all_wrong))) for number, one in enumerate(judged, 1)]
    sound = [one for one in judged if not one.error and not one.alarms]
    seen = {name for one in sound for name in one.caught}
    if len(sound) > 1:
        told.append(("validations", *_together(seen, all_wrong)))
    return tuple(
        Fact(id=name, sentence=sentence, severity=severity, criteria=tuple(criteria), examples=tuple(examples))
        for name, sentence, severity, examples in told
    )


def _told(one: Judged, most: int) -> tuple[str, str, Sequence[str]]:
    name = safe_line(one.name)
    if one.error:
        return f"The validation {name} does not run: {safe_line(one.error)}", "medium", ()
    if one.alarms:
        rows = counted(one.alarms, "row", "rows")
        return f"The validation {name} raises a false alarm: it returns {rows} on a right table.", "medium", one.rows
    if not one.caught:
        return f"The validation {name} is silent on a right table and on all {most} wrong ones too.", "low", ()
    share = f"{len(one.caught)} of {most}"
    return f"The validation {name} is silent on a right table and sees {share} wrong ones.", "info", _names(one.caught)


def _together(seen: set[str], all_wrong: Sequence[str]) -> tuple[str, str, Sequence[str]]:
    missed = [name for name in all_wrong if name not in seen]
    said = f"The sound validations together see {len(seen)} of {len(all_wrong)} wrong tables."
    return (f"{said} They miss, among others, those below.", "info", _names(missed)) if missed else (said, "info", ())


def _names(names: Sequence[str]) -> Sequence[str]:
    return [name.replace("_", " ") for name in names[:EXAMPLES]]


def absent(criteria: Sequence[str]) -> Fact:
    """The fact that a folder was handed in without validation queries."""
    where = listed(("answer.sql", "validations/*.sql"))
    said = f"No validation query was handed in (a folder may hold {where})."
    return Fact(id="validations_absent", sentence=said, severity="medium", criteria=tuple(criteria))
