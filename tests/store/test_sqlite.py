"""What the SQLite store does with its file: immutable rows, erased bytes, several processes, kills and full disks."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.core.panel import Candidate
from scorecard.errors import ConflictError, StoreError
from scorecard.store import connection
from scorecard.store.sqlite import SqliteStore
from tests.factory import make_decision
from tests.store.backend import ANA, AT, BOB, JANE, amendment, make_new_draft, prepared, submitted, touched
from tests.store.process import output, started

MARKER = "Zanzibar-7731"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE scorecard SET interviewer = 'eve'",
        "UPDATE scorecard SET revision = 7",
        "UPDATE scorecard_document SET document = '{}'",
        "UPDATE scorecard_document SET because = 'x'",
    ],
)
def test_a_submitted_scorecard_cannot_be_changed_by_anyone(change: str, path: Path) -> None:
    store = prepared(SqliteStore(path))
    submitted(store, ANA)
    other = sqlite3.connect(path, isolation_level=None)

    with pytest.raises(sqlite3.IntegrityError):
        other.execute(change)
    other.close()
    assert store.panel(JANE).cards == (ANA,)
    store.close()


def traces(path: Path) -> list[str]:
    return [one.name for one in path.parent.iterdir() if one.is_file() and MARKER.encode() in one.read_bytes()]


@pytest.fixture
def marked(path: Path) -> Iterator[SqliteStore]:
    """A store in which the marker stands wherever something about Jane can stand, beside others."""
    store = SqliteStore(path)
    prepared(store, *(Candidate(f"c{at}", f"Somebody {at}") for at in range(30)))
    jane = Candidate("jane-doe", MARKER)
    store.add_candidate(jane, (f"m {MARKER}",), AT)
    submitted(store, replace(ANA, takeaways=MARKER), "card-1")
    amendment(store, replace(ANA, takeaways=f"{MARKER} again"), "card-1", because=MARKER)
    draft = store.begin(make_new_draft(replace(BOB, private_notes=MARKER)))
    for at in range(20):
        draft = store.save(touched(draft, f"{MARKER} {at}"))
    store.decide("jane-doe", make_decision(because=MARKER))
    assert traces(path) != []
    yield store
    store.close()


def test_forgetting_somebody_erases_their_bytes_from_every_file(marked: SqliteStore, path: Path) -> None:
    marked.forget("jane-doe")

    assert (traces(path), len(marked.candidates())) == ([], 30)


def test_forgetting_erases_the_bytes_also_while_another_terminal_is_open(marked: SqliteStore, path: Path) -> None:
    other = SqliteStore(path)
    other.panel(JANE)

    marked.forget("jane-doe")

    left = traces(path)
    other.close()
    assert left == []


def test_forgetting_that_cannot_erase_the_bytes_yet_says_so_and_can_be_repeated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
    store = SqliteStore(path)
    store.add_candidate(Candidate("jane-doe", MARKER), (), AT)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM candidate").fetchall()

    try:
        with pytest.raises(StoreError):
            store.forget("jane-doe")
    finally:
        reader.close()
    store.forget("jane-doe")
    store.close()
    assert traces(path) == []


def test_eight_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    with ExitStack() as stack:
        writers = [stack.enter_context(started("write_many", path, f"p{at}", 25)) for at in range(8)]
        codes = [writer.wait(timeout=60) for writer in writers]

    store = SqliteStore(path)
    names = {one.id for one in store.candidates()}
    store.close()
    assert codes == [0] * 8
    assert names == {f"p{process}-{number}" for process in range(8) for number in range(25)}


def test_what_was_saved_survives_a_kill_at_any_moment(path: Path) -> None:
    prepared(SqliteStore(path)).close()
    chance, lost = random.Random(7), []
    for _ in range(10):
        with started("save_forever", path) as child:
            assert child.stdout is not None
            said = [int(child.stdout.readline()) for _ in range(chance.randint(1, 25))]
            child.send_signal(signal.SIGKILL)
            said += [int(line) for line in child.stdout.read().splitlines() if line]
        store = SqliteStore(path)
        (kept,) = store.drafts_of("ana")
        store.close()
        if not max(said) <= kept.version <= max(said) + 1 or kept.card.takeaways != f"save {kept.version}":
            lost.append((max(said), kept.version))

    assert lost == []


def test_a_draft_held_by_another_process_is_refused_politely_until_that_process_is_gone(path: Path) -> None:
    store = prepared(SqliteStore(path))
    draft = store.begin(make_new_draft(ANA))
    other = store.begin(make_new_draft(BOB))

    with started("hold", path.with_name("store.db-lock"), draft.seq) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(ConflictError, match=r"^This draft is open in another terminal\.$"), store.hold(draft):
            pass
        with store.hold(other):
            store.save(touched(other, "meanwhile"))
        child.send_signal(signal.SIGKILL)
        child.wait()
    with store.hold(draft):
        saved = store.save(touched(draft, "at last"))
    store.close()
    assert saved.version == 2


FULL = (
    "The disk that holds {path} is full. What was saved before is safe; this last change was not kept. "
    "Make room, then run this again."
)
STUCK = (
    "The store {path} cannot be written. The file or its folder is read-only or cannot be reached. "
    "Choose another place with --store FILE or SCORECARD_STORE."
)


SIZES = pytest.mark.parametrize(
    "size", [5_000, 6_000_000], ids=["small changes", "a change that is larger than the cache"]
)


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")
@SIZES
def test_a_store_that_cannot_grow_keeps_what_it_has_and_says_so(size: int, path: Path) -> None:
    said = output("fill", path, 300_000, size)

    assert said[:-1] == [STUCK.format(path=path), "True"]
    assert intact(path, int(said[-1]))


@SIZES
def test_a_full_disk_loses_nothing_and_says_so(size: int, small_disk: Path) -> None:
    path = small_disk / "store.db"
    (small_disk / "filler").write_bytes(b"\0" * 300_000)

    said = output("fill", path, 0, size)

    assert said[:-1] == [FULL.format(path=path), "True"]
    assert intact(path, int(said[-1]))


def intact(path: Path, candidates: int) -> bool:
    store = SqliteStore(path)
    many = len(store.candidates())
    store.close()
    checked = sqlite3.connect(path)
    (state,) = checked.execute("PRAGMA integrity_check").fetchone()
    checked.close()
    return (many, state) == (candidates, "ok")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; skipped where it may not be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small file system cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)
