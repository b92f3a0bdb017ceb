"""This room opens DuckDB for the kits' own SQL, which is trusted; a candidate's runs in the sandbox."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

BLOCK_SIZE = 16384
"""The smallest block DuckDB can have: thirty small schemas take 3 MB with it instead of 40."""


@contextmanager
def opened(place: str = ":memory:") -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database for trusted SQL, with the settings on which the data depends."""
    connection = duckdb.connect(place, config={"threads": "1", "default_block_size": str(BLOCK_SIZE)})
    try:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()
