"""Opening a store: private files, durable settings, migrations, and a sentence for everything that goes wrong."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from scorecard.core.panel import Candidate
from scorecard.errors import StoreError
from scorecard.store import connection
from scorecard.store.connection import APPLICATION_ID, connect, transaction
from scorecard.store.sqlite import SqliteStore
from tests.store.backend import JANE, prepared
from tests.store.process import output

FORMAT = len(list(connection.MIGRATIONS.glob("[0-9]*.sql")))
ELSEWHERE = "Choose another place with --store FILE or SCORECARD_STORE."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def refusal(path: Path) -> tuple[str, ...]:
    with pytest.raises(StoreError) as refused:
        connect(path)
    return refused.value.lines


def pragma(opened: sqlite3.Connection, name: str) -> object:
    return opened.execute(f"PRAGMA {name}").fetchone()[0]


def made(path: Path, script: str) -> Path:
    other = sqlite3.connect(path)
    other.executescript(script)
    other.close()
    return path


def test_a_store_is_opened_for_durable_and_checked_writing(path: Path) -> None:
    opened = connect(path)

    settings = {name: pragma(opened, name) for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")}
    marks = (pragma(opened, "application_id"), pragma(opened, "user_version"), pragma(opened, "integrity_check"))
    opened.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    assert marks == (APPLICATION_ID, FORMAT, "ok")


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
def test_a_store_and_everything_beside_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = prepared(SqliteStore(tmp_path / "data" / "scorecard" / "store.db"))
        folder = tmp_path / "data" / "scorecard"
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in (folder, *folder.iterdir())}
        store.close()
    finally:
        os.umask(before)
    assert modes == {"scorecard": 0o700, "store.db": 0o600, "store.db-wal": 0o600, "store.db-shm": 0o600}


def test_a_store_in_memory_is_empty_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = prepared(SqliteStore(None))
    store.close()

    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    store = SqliteStore(path)

    assert store.candidates() == ()
    store.close()


def test_a_store_made_by_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    connect(path).close()
    made(path, "PRAGMA user_version = 99;")
    before = path.read_bytes()

    assert refusal(path) == (
        f"The store {path} was made by a newer scorecard (format 99; this one knows {FORMAT}).",
        "Opening it here could lose what only the newer one understands.",
        "Update: pipx upgrade interview-scorecard",
    )
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    made(path, "CREATE TABLE photo (id); INSERT INTO photo VALUES (1);")
    before = path.read_bytes()

    assert refusal(path) == (
        f"The file {path} is a database, but not a scorecard store.",
        "Choose another file with --store FILE or SCORECARD_STORE.",
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"\xff" * 4096, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left_alone(content: bytes, path: Path) -> None:
    path.write_bytes(content)

    assert refusal(path) == (
        f"The store {path} cannot be read.",
        "The file is damaged or is not a scorecard store; it was left as it is.",
        "Restore a copy, or choose another place with --store FILE or SCORECARD_STORE.",
    )
    assert path.read_bytes() == content


def test_a_damaged_store_is_a_sentence_wherever_the_damage_shows(path: Path) -> None:
    store = prepared(SqliteStore(path), *(Candidate(f"c{at}", "N" * 3000) for at in range(40)))
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 8192) + whole[-4096:])

    with pytest.raises(StoreError, match=r"^The store .* cannot be read\.$"):
        SqliteStore(path).candidates()


def test_a_truncated_store_is_a_sentence(path: Path) -> None:
    store = prepared(SqliteStore(path), *(Candidate(f"c{at}", "N" * 3000) for at in range(40)))
    store.close()
    path.write_bytes(path.read_bytes()[:9000])

    with pytest.raises(StoreError, match=r"^The store .* cannot be read\.$"):
        SqliteStore(path).candidates()


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (f"The store {tmp_path} cannot be opened.", "Is a directory.", ELSEWHERE)


def test_a_folder_that_is_a_file_is_refused(path: Path) -> None:
    path.touch()

    assert refusal(path / "store.db") == (
        f"The store {path / 'store.db'} cannot be opened.",
        "File exists.",
        ELSEWHERE,
    )


@pytest.fixture
def sealed() -> Iterator[Path]:
    """A folder with a store in it, where nothing may be written any more."""
    folder = Path(tempfile.mkdtemp())
    prepared(SqliteStore(folder / "store.db")).close()
    (folder / "store.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX")
@pytest.mark.parametrize("name", ["new.db", "store.db", "deeper/new.db"])
def test_a_folder_where_nothing_may_be_written_is_refused(name: str, sealed: Path) -> None:
    said = output("powerless", sealed / name)

    assert said == [f"The store {sealed / name} cannot be opened. Permission denied. {ELSEWHERE}"]


def test_a_store_that_somebody_else_keeps_busy_is_refused_after_a_while(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 1.0)
    store = SqliteStore(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError) as refused:
        store.add_candidate(JANE, (), "now")
    other.execute("COMMIT")
    other.close()
    store.add_candidate(JANE, (), "now")
    assert refused.value.lines == (
        f"The store {path} is busy.",
        "Another scorecard has been writing to it for 1 seconds.",
        "Nothing was changed; run this again.",
    )
    assert store.candidates() == (JANE,)
    store.close()


def test_a_block_is_written_whole_or_not_at_all(path: Path) -> None:
    opened = connect(path)

    with suppress(ZeroDivisionError), transaction(opened):
        opened.execute("INSERT INTO remembered VALUES ('a', 'b')")
        raise ZeroDivisionError
    left = opened.execute("SELECT count(*) FROM remembered").fetchone()[0]
    opened.close()
    assert left == 0


@pytest.fixture
def older(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of this format with Jane in it, before a program that knows the next."""
    prepared(SqliteStore(path)).close()
    newer = tmp_path / "migrations"
    shutil.copytree(connection.MIGRATIONS, newer)
    (newer / "9998_colour.sql").write_text("ALTER TABLE candidate ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';\n")
    monkeypatch.setattr(connection, "MIGRATIONS", newer)
    return path


def test_an_older_store_is_upgraded_and_a_copy_of_it_is_kept(older: Path) -> None:
    opened = connect(older)

    now = opened.execute("SELECT id, colour FROM candidate").fetchall()
    version = pragma(opened, "user_version")
    opened.close()
    copy = older.with_name(f"store.db.format-{FORMAT}")
    kept = sqlite3.connect(copy)
    then = kept.execute("SELECT id FROM candidate").fetchall()
    marks = (pragma(kept, "user_version"), pragma(kept, "integrity_check"))
    kept.close()
    assert ([tuple(row) for row in now], version) == ([("jane-doe", "red")], FORMAT + 1)
    assert (then, marks, stat.S_IMODE(copy.stat().st_mode)) == ([("jane-doe",)], (FORMAT, "ok"), 0o600)


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(older: Path) -> None:
    newer = connection.MIGRATIONS / "9999_broken.sql"
    newer.write_text("CREATE TABLE shade (id);\nINSERT INTO nowhere VALUES (1);\n")

    with pytest.raises(sqlite3.OperationalError):
        connect(older)
    left = sqlite3.connect(older)
    tables = left.execute("SELECT count(*) FROM sqlite_master WHERE name = 'shade'").fetchone()[0]
    state = (pragma(left, "user_version"), tables)
    left.close()
    assert state == (FORMAT, 0)


def test_a_copy_that_an_upgrade_left_half_made_is_made_again(older: Path) -> None:
    copy = older.with_name(f"store.db.format-{FORMAT}")
    copy.touch()
    connect(older).close()

    kept = sqlite3.connect(copy)
    (tables,) = kept.execute("SELECT count(*) FROM sqlite_master WHERE name = 'candidate'").fetchone()
    kept.close()
    assert tables == 1


def test_an_upgrade_happens_once(older: Path) -> None:
    connect(older).close()
    copy = older.with_name(f"store.db.format-{FORMAT}")
    copy.unlink()
    connect(older).close()

    assert not copy.exists()


def test_forgetting_somebody_reaches_the_copies_of_older_formats(older: Path) -> None:
    store = SqliteStore(older)
    store.forget("jane-doe")
    store.close()

    assert [one.name for one in older.parent.glob("store.db*") if b"Jane Doe" in one.read_bytes()] == []
