"""This room tries tests on the datasets: what each says to each of them."""

# ruff: noqa: S608  a stranger's query runs in the sandbox only

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import duckdb

from scorecard.kits import answer, engine, sandbox
from scorecard.kits.datatest.ground import ORDINARY, Ground
from scorecard.kits.datatest.threshold import Level, Threshold
from scorecard.kits.ran import Limits, Ran, Status

LIMITS = Limits(seconds=1.0, wall_seconds=8.0)
BOXES = 2

Run = Callable[[str, Sequence[str]], Mapping[str, Ran]]
"""Runs a query on each of these schemas."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was handed in and is not interpreted, with the reason."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Test:
    """A test: a query for its failing rows, and from how many on it warns or stops.

    `own` marks a query that the checker wrote itself, from names and values alone; any other is a stranger's.
    """

    name: str
    query: str
    threshold: Threshold
    own: bool = False
    limit: int | None = None

    def renamed(self, name: str) -> "Test":
        """The same test under another name."""
        return replace(self, name=name)

    @property
    def counted(self) -> str:
        """The query for the number of failing rows, as dbt asks for it."""
        if self.limit is None:
            return f"select count(*) as failures from ({self.query}\n) as failing_rows"
        limited = f"select * from ({self.query}\n) as all_rows limit {self.limit:d}"
        return f"select count(*) as failures from ({limited}) as failing_rows"


@dataclass(frozen=True, slots=True)
class Trial:
    """What a test said to each dataset, and the counts of failing rows where it ran.

    `trouble` is what came of it on an ordinary dataset on which it did not run.
    """

    test: Test
    levels: Mapping[str, Level] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    trouble: Ran | None = None
    guards: Mapping[str, str | int] = field(default_factory=dict)

    def fires(self, schemas: Sequence[str], level: Level = Level.WARNS) -> tuple[str, ...]:
        """Those of the datasets to which it says that much or more."""
        return tuple(schema for schema in schemas if self.levels.get(schema, Level.SILENT) >= level)


def boxed(ground: Ground, tables: Sequence[str]) -> Run:
    """Run a stranger's query in the sandbox."""
    return lambda query, schemas: sandbox.run_while_quick(query, ground.file, schemas, limits=LIMITS, tables=tables)


def trusted(ground: Ground) -> Run:
    """Run the checker's or the kit's own query in this process."""

    def run(query: str, schemas: Sequence[str]) -> Mapping[str, Ran]:
        with opened(ground) as run_once:
            return run_once(query, schemas)

    return run


@contextmanager
def opened(ground: Ground) -> Iterator[Run]:
    """The same for several queries, also side by side, on a file that is opened once."""
    with engine.opened(str(ground.file), engine.KEPT) as connection:

        def run(query: str, schemas: Sequence[str]) -> Mapping[str, Ran]:
            with connection.cursor() as own:
                return {schema: _ran(own, query, schema) for schema in schemas}

        yield run


def _ran(connection: duckdb.DuckDBPyConnection, query: str, schema: str) -> Ran:
    connection.execute(f"USE {schema}")
    try:
        return Ran(Status.OK, rows=tuple(connection.execute(query).fetchall()))
    except duckdb.Error as error:
        return Ran(Status.ERROR, message=answer.shown(str(error)))


def try_all(tries: Sequence[tuple[Test, Sequence[str], Run]]) -> tuple[Trial, ...]:
    """Try each test on its datasets, by its way to run."""
    with ThreadPoolExecutor(BOXES) as boxes:
        return tuple(boxes.map(lambda one: try_one(*one), tries))


def try_one(test: Test, schemas: Sequence[str], run: Run) -> Trial:
    """Try one test on datasets. An error counts as stopping wherever the test runs on ordinary data."""
    ran = run(test.counted, schemas)
    guards = next(iter(ran.values())).guards
    for schema in schemas:
        if schema.startswith(ORDINARY) and ran[schema].status is not Status.OK:
            return Trial(test, trouble=_reason(test, ran[schema], schema, run), guards=guards)
    slow = (one for one in ran.values() if one.status in {Status.TIMEOUT, Status.KILLED})
    if trouble := next(slow, None):
        return Trial(test, trouble=trouble, guards=guards)
    counts = {schema: int(str(one.rows[0][0])) for schema, one in ran.items() if one.status is Status.OK}
    levels = dict.fromkeys(ran, Level.STOPS) | {schema: test.threshold.level(count) for schema, count in counts.items()}
    return Trial(test, levels, counts, None, guards)


def _reason(test: Test, found: Ran, schema: str, run: Run) -> Ran:
    """Say what is wrong with a query in its own lines, not in those of the count around it."""
    alone = (
        run(test.query, (schema,))[schema] if found.status in {Status.ERROR, Status.REFUSED, Status.ABSENT} else found
    )
    return found if alone.status is Status.OK else alone
