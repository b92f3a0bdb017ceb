"""This room opens DuckDB for the kits' own SQL, which is trusted; a candidate's runs in the sandbox."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import duckdb

BLOCK_SIZE = 16384
"""The smallest block DuckDB can have: thirty small schemas take 3 MB with it instead of 40."""

SMALL = {"default_block_size": str(BLOCK_SIZE)}
LARGE = {"memory_limit": "700MB"}


@contextmanager
def opened(place: str = ":memory:", size: Mapping[str, str] = SMALL) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database for trusted SQL, with the settings on which the data depends, and those for its size."""
    connection = duckdb.connect(place, config={"threads": "1", **size})
    try:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()
