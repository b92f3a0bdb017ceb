"""A store that cannot be used is told in a sentence with code 7, is left as it was, and what was saved stays saved."""

import contextlib
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import COMMAND, EXAMPLES, PATIENCE, Home

PRIYA = "priya-raman"
AMIRA = str(EXAMPLES / "amira-haddad" / "ana.yaml")
PLAIN = ("interview", PRIYA, "--interview", "conversation", "--as", "dan", "--plain")
LINES = (
    f"show {PRIYA}",
    "candidate list",
    "candidate add Kim",
    f"interview --answers {AMIRA}",
)


@contextlib.contextmanager
def _database(home: Home) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(home.store, isolation_level=None)) as connection:
        yield connection


def _digest(home: Home) -> str:
    return hashlib.sha256(home.store.read_bytes()).hexdigest()


def _all_refuse(home: Home, wanted: str) -> None:
    before = _digest(home)

    for line in LINES[0], LINES[2], LINES[3]:
        ran = home.run(*line.split())

        assert (ran.code, ran.out) == (7, ""), line
        assert re.match(f"Error: The (store|file) {re.escape(str(home.store))} ", ran.err)
        assert wanted in ran.err
        assert 2 <= len(ran.err.splitlines()) <= 3
    assert _digest(home) == before
    assert "MEND" in home.run("doctor").out


def test_a_store_of_a_newer_scorecard_is_left_alone(panel: Home) -> None:
    with _database(panel) as database:
        database.execute("PRAGMA user_version = 99")

    _all_refuse(panel, "was made by a newer scorecard")


def test_a_database_of_somebody_else_is_left_alone(home: Home) -> None:
    with _database(home) as database:
        database.execute("CREATE TABLE invoices (amount INTEGER)")

    _all_refuse(home, "is a database, but not a scorecard store.")


@pytest.mark.parametrize(
    "bytes_", [b"Dear diary, today nothing happened. " * 200, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_left_alone(home: Home, bytes_: bytes) -> None:
    home.store.write_bytes(bytes_)

    _all_refuse(home, "it was left as it is")


def test_a_damaged_store_is_told_and_left_as_it_is(panel: Home) -> None:
    data = panel.store.read_bytes()
    panel.store.write_bytes(data[:4096] + b"\xa5" * (len(data) // 2) + data[4096 + len(data) // 2 :])
    before = _digest(panel)

    for line in LINES[:3]:
        ran = panel.run(*line.split())

        assert (ran.code, ran.out) == (7, "")
        assert f"The store {panel.store} cannot be read." in ran.err
    assert _digest(panel) == before


def test_an_empty_file_becomes_a_store(home: Home) -> None:
    home.store.touch()

    assert home.run("candidate", "add", "Kim").code == 0


@pytest.mark.parametrize("place", ["/dev/null/x.db", "/proc/x.db", "folder"])
def test_a_place_where_nothing_can_be_written_is_told(home: Home, place: str) -> None:
    (home.work / "folder").mkdir()

    ran = home.run("candidate", "add", "Kim", "--store", place)

    assert (ran.code, ran.out) == (7, "")
    assert ran.err.startswith(f"Error: The store {place} cannot be ")
    assert "--store FILE or SCORECARD_STORE" in ran.err


@pytest.fixture
def sealed(panel: Home, tmp_path: Path) -> Iterator[Path]:
    """A copy of the store in a place where nothing can be written, not even by root."""
    place = tmp_path / "sealed"
    place.mkdir()
    if os.geteuid():
        shutil.copyfile(panel.store, place / "store.db")
        place.chmod(0o500)
        (place / "store.db").chmod(0o400)
        yield place / "store.db"
        place.chmod(0o700)
        return
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a file system that cannot be written cannot be mounted here")
    shutil.copyfile(panel.store, place / "store.db")
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    yield place / "store.db"
    subprocess.run(["umount", str(place)], check=True)


def test_a_store_that_cannot_be_written_is_told_and_nothing_is_lost(panel: Home, sealed: Path) -> None:
    before = sealed.read_bytes()

    ran = panel.run("candidate", "add", "Kim", "--store", str(sealed))

    assert (ran.code, ran.out) == (7, "")
    assert "ead-only" in ran.err or "Permission denied" in ran.err
    assert sealed.read_bytes() == before


@pytest.mark.parametrize("blocks", [1, 8, 24, 32, 36])
def test_a_full_disk_keeps_what_was_there_and_nothing_by_halves(panel: Home, blocks: int) -> None:
    ran = panel.shell(f"ulimit -f {blocks}; scorecard interview --answers '{AMIRA}'")

    assert (ran.code, ran.out) == (7, "")
    assert 2 <= len(ran.err.splitlines()) <= 3
    assert panel.run("candidate", "list").out.count("priya-raman") == 1
    assert "amira" not in panel.run("candidate", "list").out
    with _database(panel) as database:
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute("SELECT count(*) FROM draft").fetchone()[0] == 0


def test_a_full_disk_in_an_interview_keeps_every_answer_saved_before(panel: Home) -> None:
    words = " ".join(PLAIN)
    terminal = panel.open_shell(f"ulimit -f 250; scorecard {words}")
    terminal.see("[1/")
    terminal.see("> ")

    saved = 0
    while saved < 200:
        terminal.enter(f"n note {saved} {'x' * 400}")
        if "Noted." not in terminal.see("Noted.", "Error: "):
            break
        saved += 1

    assert terminal.ended() == 7
    kept = _private_notes(panel)
    assert saved
    assert all(f"note {number} " in kept for number in range(saved))


def test_another_program_that_writes_for_long_is_told_and_nothing_is_kept(panel: Home) -> None:
    with _database(panel) as database:
        database.execute("BEGIN IMMEDIATE")
        busy = [_started(panel, *line.split()) for line in LINES[2:4]]
        assert panel.run(*LINES[0].split()).code == 0, "looking needs no turn"
        told = [one.communicate(timeout=PATIENCE)[1].decode() for one in busy]
        database.execute("ROLLBACK")

    assert [one.returncode for one in busy] == [7, 7]
    assert {one.partition("\n")[0] for one in told} == {f"Error: The store {panel.store} is busy."}
    listed = panel.run("candidate", "list").out
    assert "Kim" not in listed
    assert "amira" not in listed


def test_another_program_that_writes_for_a_moment_is_waited_for(panel: Home) -> None:
    with _database(panel) as database:
        database.execute("BEGIN IMMEDIATE")
        waiting = _started(panel, "candidate", "add", "Kim")
        time.sleep(0.6)
        assert waiting.poll() is None
        database.execute("ROLLBACK")

    out, _ = waiting.communicate(timeout=PATIENCE)
    assert (waiting.returncode, out) == (0, b"Added Kim (Kim).\n")


def _started(home: Home, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [COMMAND, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=home.environment({}),
        cwd=home.work,
    )


def test_many_hand_in_at_once_and_all_are_kept(home: Home) -> None:
    samples = sorted(EXAMPLES.glob("*/*.yaml"))

    running = [_started(home, "interview", "--answers", str(path)) for path in samples]
    ended = [one.communicate(timeout=PATIENCE)[1].decode() for one in running]

    assert {one.returncode for one in running} == {0}, ended
    with _database(home) as database:
        assert database.execute("SELECT count(*) FROM scorecard_document").fetchone()[0] == len(samples)


def test_the_same_document_handed_in_many_times_at_once_is_kept_once(home: Home) -> None:
    running = [_started(home, "interview", "--answers", AMIRA) for _ in range(5)]
    for one in running:
        one.communicate(timeout=PATIENCE)

    assert sorted(one.returncode for one in running) == [0, 6, 6, 6, 6]
    with _database(home) as database:
        assert database.execute("SELECT count(*) FROM scorecard").fetchone()[0] == 1
        assert database.execute("SELECT count(*) FROM draft").fetchone()[0] == 0


def test_a_candidate_who_is_erased_during_an_interview_stays_erased(panel: Home) -> None:
    terminal = panel.open(*PLAIN)
    terminal.see("[1/")
    terminal.see("> ")
    assert panel.run("candidate", "forget", PRIYA, "--yes").code == 0
    terminal.enter("3")

    assert terminal.ended() == 6
    assert panel.run("candidate", "show", PRIYA).code == 5


def test_erasing_leaves_no_word_although_somebody_else_is_interviewing(panel: Home) -> None:
    words = [word.replace(PRIYA, "jonas-lindqvist") for word in PLAIN]
    terminal = panel.open(*words)
    terminal.see("[1/")
    terminal.see("> ")

    assert panel.run("candidate", "forget", PRIYA, "--yes").code == 0

    left = b"".join(path.read_bytes() for path in panel.folder.glob("store.db*"))
    assert b"Priya" not in left
    assert b"Predicted twenty order versions" not in left
    terminal.enter("n still here")
    terminal.see("Noted.")


def test_a_copy_of_the_store_is_a_store(panel: Home) -> None:
    copy = panel.folder / "copy.db"
    shutil.copyfile(panel.store, copy)

    assert panel.run("show", PRIYA, "--store", str(copy)).out == panel.run("show", PRIYA).out


def _private_notes(home: Home) -> str:
    with _database(home) as database:
        return str(database.execute("SELECT card FROM draft").fetchone()[0])
