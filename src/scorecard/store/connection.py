"""This room opens a SQLite store: private files, durable settings, one-step migrations, and errors in sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard.errors import ConflictError, StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION_ID = 0x53434F52
BUSY_SECONDS = 10.0
"""How long a turn to write is waited for; a dozen who submit at once all get theirs, on a slow disk as well."""

FIGURES_SINCE = 2
"""The format that keeps figures beside the scorecards; the upgrade to it makes them."""

_SETTINGS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON")


def connect(path: Path | None) -> sqlite3.Connection:
    """Open the store at a path, making or upgrading it as needed; None opens an empty one in memory.

    StoreError when the file is damaged, newer than this program, not a store, or cannot be written.
    """
    with translated(path):
        if path is not None:
            _create_private(path)
        connection = sqlite3.connect(path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None)
        connection.row_factory = sqlite3.Row
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _create_private(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"The store {path} cannot be opened.",
            why=f"{error.strerror}.",
            then="Choose another place with --store FILE or SCORECARD_STORE.",
        ) from None


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    version = _version(connection, path)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    if version < len(_migrations()):
        _migrate(connection, path, version)


def _version(connection: sqlite3.Connection, path: Path | None) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if mark != APPLICATION_ID and connection.execute("PRAGMA schema_version").fetchone()[0]:
        raise StoreError(
            f"The file {path} is a database, but not a scorecard store.",
            then="Choose another file with --store FILE or SCORECARD_STORE.",
        )
    if version > len(_migrations()):
        raise StoreError(
            f"The store {path} was made by a newer scorecard (format {version}; this one knows {len(_migrations())}).",
            why="Opening it here could lose what only the newer one understands.",
            then="Update: pipx upgrade interview-scorecard",
        )
    return version


def _migrations() -> list[Path]:
    return sorted(MIGRATIONS.glob("[0-9]*.sql"))


def _migrate(connection: sqlite3.Connection, path: Path | None, version: int) -> None:
    if version and path is not None:
        _copy(connection, path, path.with_name(f"{path.name}.format-{version}"))
    with transaction(connection):
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for migration in _migrations()[version:]:
            for statement in _statements(migration.read_text(encoding="utf-8")):
                connection.execute(statement)
        if 0 < version < FIGURES_SINCE:
            _make_figures(connection, path)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(_migrations())}")


def _make_figures(connection: sqlite3.Connection, path: Path | None) -> None:
    """Only the core can make them; it comes in here, since nothing but an upgrade needs it to open a store."""
    from scorecard.store.sqlite_figure import SqliteFigures
    from scorecard.store.statement import Statements

    SqliteFigures(Statements(path, connection)).rebuild()


def _copy(connection: sqlite3.Connection, path: Path, copy: Path) -> None:
    half = path.with_name(f"{copy.name}.{os.urandom(4).hex()}")
    os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        connection.execute("VACUUM INTO ?", (str(half),))
        half.replace(copy)
    finally:
        half.unlink(missing_ok=True)


def clean(connection: sqlite3.Connection, path: Path | None) -> None:
    """Clear what was deleted from the bytes of the files, and remove the copies that upgrades left.

    StoreError when another process still reads the old bytes; they go when it ends.
    """
    with translated(path):
        connection.execute("VACUUM")
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    for copy in path.parent.glob(f"{path.name}.format-*") if path else ():
        copy.unlink(missing_ok=True)
    if busy:
        raise StoreError(
            "It is deleted, but another scorecard still has the store open, so its bytes are not cleared yet.",
            then="Close the other terminals; the bytes go when the last one ends.",
        )


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all of a block or nothing of it; the lock is taken at the start, so that nobody writes in between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says of the file into one clear sentence."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname != "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise
        raise ConflictError(
            "What this belongs to is gone: the candidate was forgotten meanwhile, or the rubric was never kept.",
            then="To see who is there: scorecard candidate list",
        ) from None
    except sqlite3.DatabaseError as error:
        sentence = _sentence(getattr(error, "sqlite_errorname", ""), str(path))
        if sentence is None:
            raise
        raise sentence from None


def _sentence(name: str, path: str) -> StoreError | None:
    elsewhere = "Choose another place with --store FILE or SCORECARD_STORE."
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        why = f"Another scorecard has been writing to it for {BUSY_SECONDS:.0f} seconds."
        return StoreError(f"The store {path} is busy.", why=why, then="Nothing was changed; run this again.")
    if name.startswith("SQLITE_FULL"):
        why = "What was saved before is safe; this last change was not kept."
        return StoreError(f"The disk that holds {path} is full.", why=why, then="Make room, then run this again.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR")):
        why = "The file or its folder is read-only or cannot be reached."
        return StoreError(f"The store {path} cannot be written.", why=why, then=elsewhere)
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        why = "The file is damaged or is not a scorecard store; it was left as it is."
        return StoreError(f"The store {path} cannot be read.", why=why, then=f"Restore a copy, or {_lower(elsewhere)}")
    return None


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
