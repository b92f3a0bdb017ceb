"""The lock on one byte of a file: for one process, gone with it."""

import stat
from pathlib import Path

import pytest

from scorecard.errors import ConflictError
from scorecard.store.lock import held
from tests.store.process import started


def test_a_place_held_by_another_process_is_refused_and_free_when_it_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with started("hold", path, 3) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"

        with held(path, 4):
            pass
        with pytest.raises(ConflictError) as refused, held(path, 3):
            pass
        child.kill()
        child.wait()
    with held(path, 3):
        pass
    assert refused.value.lines == (
        "This draft is open in another terminal.",
        "Two terminals in one draft would overwrite each other's answers.",
        "Go on there, or close it there and run this again.",
    )


def test_a_lock_is_let_go_when_the_block_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), held(tmp_path / "lock", 0):
        raise ZeroDivisionError

    with started("hold", tmp_path / "lock", 0) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"


def test_a_lock_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    with held(tmp_path / "lock", 0):
        pass

    assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600
