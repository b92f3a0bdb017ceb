"""This room is the box itself: a process that runs one stranger's SQL behind the engine's and the system's locks.

It is started by its path, with an empty environment and no site packages: the folders of DuckDB and of this project
are its arguments. One JSON job comes in on stdin; one JSON line goes out for the guards, then one for each dataset.
"""

import contextlib
import decimal  # noqa: F401  the engine asks for it when no file can be read any more
import json
import os
import sys
import threading
import time
import types
import uuid  # noqa: F401  the same
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path.extend(sys.argv[1:])

from scorecard.kits import cage

if TYPE_CHECKING:
    import duckdb
else:
    try:
        import _duckdb as duckdb  # the Python around the engine takes longer to load than all the rest
    except ImportError:
        import duckdb

Job = dict[str, Any]

SETTINGS: Job = {
    "threads": 1,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_persistent_secrets": False,
}
LOCKS = (
    "SET TimeZone = 'UTC'",
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET disabled_filesystems = 'LocalFileSystem'",
    "SET lock_configuration = true",
)
MADE = """
SELECT database_name, schema_name, table_name, table_oid FROM duckdb_tables() WHERE database_name <> 'kit'
UNION ALL
SELECT database_name, schema_name, view_name, view_oid FROM duckdb_views() WHERE database_name <> 'kit' AND NOT internal
"""
FAILURES = (duckdb.Error, ArithmeticError, LookupError, MemoryError, RuntimeError, ValueError)
QUERIES = {duckdb.StatementType.SELECT, duckdb.StatementType.CREATE, duckdb.StatementType.MULTI}  # MULTI is a pivot
OUT_OF_MEMORY = (duckdb.OutOfMemoryException, MemoryError)
MESSAGE_LENGTH = 2000
NAME_LENGTH = 200


class Utc(tzinfo):
    """The one time zone the engine asks pytz for, which may not be there and could not be read any more."""

    def utcoffset(self, _moment: datetime | None) -> timedelta:
        """No offset, ever."""
        return timedelta(0)

    dst = utcoffset

    def tzname(self, _moment: datetime | None) -> str:
        """Its name."""
        return "UTC"

    def localize(self, moment: datetime) -> datetime:
        """Say in which zone a time is, in the way of pytz."""
        return moment.replace(tzinfo=self)


def main() -> None:
    """Answer the job that stands on stdin, and leave without any farewell."""
    job = json.loads(sys.stdin.buffer.read())
    say = _speaker()
    pytz = types.ModuleType("pytz")
    pytz.__dict__.update(utc=Utc(), timezone=lambda _name: Utc())
    sys.modules["pytz"] = pytz
    try:
        guards = cage.confine(job["database"], cpu_seconds=job["cpu_seconds"], address_mb=job["address_mb"])
        engine = locked(job["database"], job["memory_mb"])
        guards |= cage.drop(job["nobody"])
    except (*FAILURES, OSError) as error:
        say({"broken": str(error)[:MESSAGE_LENGTH]})
        os._exit(1)
    say({"guards": {"engine": f"duckdb {duckdb.__version__}", **guards}})
    for schema in job["schemas"]:
        say(_answer(engine, schema, job))
    os._exit(0)


def _speaker() -> Callable[[Job], None]:
    """Keep the pipe to the parent for this module alone: what the engine might print goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)

    def say(line: Job) -> None:
        rows = line.pop("rows", [])
        pipe.write(f'{json.dumps(line)[:-1]}, "rows": [{",".join(rows)}]}}\n'.encode())
        pipe.flush()

    return say


def locked(database: str, memory_mb: int) -> "duckdb.DuckDBPyConnection":
    """Open an exercise's file as `kit`, to read and for nothing else; no statement can undo that."""
    engine = duckdb.connect(":memory:", config={**SETTINGS, "memory_limit": f"{memory_mb}MB"})
    engine.execute("ATTACH '{}' AS kit (READ_ONLY)".format(database.replace("'", "''")))
    for lock in LOCKS:
        engine.execute(lock)
    return engine


def _answer(engine: "duckdb.DuckDBPyConnection", schema: str, job: Job) -> Job:
    began = time.monotonic()
    own = engine.cursor()  # temporary tables, variables and the search path end with it
    watch = threading.Timer(job["seconds"], own.interrupt)
    watch.daemon = True
    watch.start()
    try:
        told = _run(own, schema, job)
    except duckdb.InterruptException:
        told = {"status": "timeout", "message": ""}
    except OUT_OF_MEMORY as error:
        told = {"status": "killed", "message": str(error)[:MESSAGE_LENGTH]}
    except FAILURES as error:
        told = {"status": "error", "message": str(error)[:MESSAGE_LENGTH]}
    finally:
        watch.cancel()
    with contextlib.suppress(*FAILURES):
        own.close()
        engine.execute(f'DROP SCHEMA memory."{schema}" CASCADE')
    return {"schema": schema, "seconds": time.monotonic() - began, **told}


def _run(own: "duckdb.DuckDBPyConnection", schema: str, job: Job) -> Job:
    own.execute(f'CREATE SCHEMA memory."{schema}"')
    own.execute(f"SET search_path = 'memory.{schema},kit.{schema}'")
    statements = [statement for text in job["texts"] for statement in own.extract_statements(text)]
    if not statements:
        return {"status": "error", "message": "There is no statement in it."}
    kinds = {statement.type for statement in statements}
    if job["checked"] and not kinds <= QUERIES:
        return {"status": "refused", "message": "The engine finds a statement in it that only looks like a query."}
    if job["doubt"]:
        return {"status": "refused", "message": job["doubt"]}
    if job["accounted"]:
        return _accounts(own, statements, job)
    for statement in statements[:-1]:
        own.execute(statement)
    if made := _made(own, statements[-1], own.execute):
        own.execute(made)
    return _fetch(own, job)


def _made(
    own: "duckdb.DuckDBPyConnection", statement: "duckdb.Statement", execute: "Callable[[duckdb.Statement], object]"
) -> str:
    """Execute a statement; the query that shows what it made, if that was a table or view."""
    if statement.type != duckdb.StatementType.CREATE:
        execute(statement)
        return ""
    before = set(own.execute(MADE).fetchall())
    execute(statement)
    new = next((made for made in own.execute(MADE).fetchall() if made not in before), None)
    return "FROM {}".format(".".join('"{}"'.format(part.replace('"', '""')) for part in new[:3])) if new else ""


def _accounts(own: "duckdb.DuckDBPyConnection", statements: "list[duckdb.Statement]", job: Job) -> Job:
    """Run each statement and give, instead of rows, the processor time it took and the engine's account of it."""
    rows: list[str] = []

    def account(statement: "duckdb.Statement | str") -> None:
        began = time.process_time()
        text = statement if isinstance(statement, str) else statement.query
        plan = own.execute(f"EXPLAIN (ANALYZE, FORMAT json) {text}").fetchall()[0][1]
        rows.append(json.dumps([time.process_time() - began, plan]))

    for statement in statements[:-1]:
        account(statement)
    if made := _made(own, statements[-1], account):
        account(made)
    if sum(map(len, rows)) > job["answer_bytes"]:
        return {"status": "truncated", "message": f"more than {job['answer_bytes']} bytes"}
    return {"status": "ok", "columns": [("seconds", "DOUBLE"), ("account", "VARCHAR")], "rows": rows}


def _fetch(own: "duckdb.DuckDBPyConnection", job: Job) -> Job:
    most = job["columns"]
    described = own.description or []
    columns = [(name[:NAME_LENGTH], str(kind)[:NAME_LENGTH]) for name, kind, *_ in described[:most]]
    rows: list[str] = []
    cut = f"more than {most} columns" if len(described) > most else ""
    left = job["answer_bytes"]
    while not cut and (row := own.fetchone()):
        cells = [_plain(cell) for cell in row]
        line = json.dumps(cells)
        left -= len(line)
        cut = _cut(job, cells, len(rows), left)
        if not cut:
            rows.append(line)
    return {"status": "truncated" if cut else "ok", "message": cut, "columns": columns, "rows": rows}


def _plain(cell: object) -> object:
    if cell is None or isinstance(cell, bool | int | float | str):
        return cell
    return cell.hex() if isinstance(cell, bytes) else str(cell)


def _cut(job: Job, cells: list[object], rows: int, left: int) -> str:
    if rows == job["rows"]:
        return f"more than {rows} rows"
    if any(isinstance(cell, str) and len(cell) > job["cell"] for cell in cells):
        return f"a value longer than {job['cell']} characters"
    return f"more than {job['answer_bytes']} bytes" if left < 0 else ""


if __name__ == "__main__":
    main()
