"""This room opens DuckDB for the kits' own SQL, which is trusted; a candidate's runs in the sandbox.

The engine takes a while to load, so a report that only reads what was made before does without it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scorecard.errors import InvalidError
from scorecard.kits.answer import shown

if TYPE_CHECKING:
    import duckdb

BLOCK_SIZE = 16384
"""The smallest block DuckDB can have: thirty small schemas take 3 MB with it instead of 40."""

SMALL = {"default_block_size": str(BLOCK_SIZE)}
LARGE = {"memory_limit": "700MB"}
KEPT = {"access_mode": "READ_ONLY"}


def version() -> str:
    """The engine's version."""
    try:
        from _duckdb import __version__  # without the Python around it, which takes longer to load
    except ImportError:
        from duckdb import __version__
    return str(__version__)


@contextmanager
def opened(place: str = ":memory:", size: Mapping[str, str] = SMALL) -> "Iterator[duckdb.DuckDBPyConnection]":
    """Open a database for trusted SQL, with the settings on which the data depends, and those for its size.

    InvalidError when what is run in it fails: then a kit's own SQL is at fault, or the place is full.
    """
    import duckdb

    connection = duckdb.connect(place, config={"threads": "1", **size})
    try:
        connection.execute("SET GLOBAL TimeZone = 'UTC'; SET enable_progress_bar = false")
        yield connection
    except duckdb.Error as error:
        raise InvalidError("What the exercise is made from does not run.", why=shown(str(error))) from None
    finally:
        connection.close()
