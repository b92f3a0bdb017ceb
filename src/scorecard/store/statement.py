"""This room runs the named queries on one SQLite file; the parts of a store share it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard.store import row
from scorecard.store.connection import clean, connect, transaction, translated
from scorecard.store.queries import queries


class Statements:
    """The queries by name, on the store at a path, None for an empty one in memory; or on a connection there is."""

    def __init__(self, path: Path | None, connection: sqlite3.Connection | None = None) -> None:
        self.path = path
        self._connection = connection or connect(path)

    def close(self) -> None:
        """Let go of the file."""
        with translated(self.path):
            self._connection.close()

    def rows(self, query: str, **values: row.Value) -> list[sqlite3.Row]:
        """Everything that a query finds."""
        with translated(self.path):
            return self._connection.execute(queries()[query], row.storable(values)).fetchall()

    def each(self, query: str, **values: row.Value) -> Iterator[sqlite3.Row]:
        """What a query finds, row by row, without keeping it all."""
        with translated(self.path):
            yield from self._connection.execute(queries()[query], row.storable(values))

    def run(self, query: str, **values: row.Value) -> int:
        """Write, inside `together`; returns how many rows it was."""
        return self._connection.execute(queries()[query], row.storable(values)).rowcount

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that a block writes, or nothing of it; within another block, that one decides."""
        if self._connection.in_transaction:
            yield
            return
        with translated(self.path), transaction(self._connection):
            yield

    def clean(self) -> None:
        """Clear what was deleted from the bytes of the files."""
        clean(self._connection, self.path)
