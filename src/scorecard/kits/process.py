"""This room starts the process in which a stranger's SQL runs, and ends it with all that it started."""

import contextlib
import importlib.util
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from scorecard.errors import ScorecardError

KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH")
"""What some interpreters cannot start without; nothing else of the environment is passed on."""

Box = subprocess.Popen[bytes]


@contextlib.contextmanager
def started() -> Iterator[Box]:
    """A box that waits for its job; dead, with all it started, when the block ends."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as empty:
        box = subprocess.Popen(
            [sys.executable, "-I", "-S", "-B", Path(__file__).with_name("box.py"), *_folders()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=empty,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
            start_new_session=True,
        )
        try:
            yield box
        finally:
            kill(box)
            for pipe in (box.stdin, box.stdout):
                with contextlib.suppress(OSError):
                    cast("IO[bytes]", pipe).close()
            box.wait()


def _folders() -> tuple[Path, Path]:
    """Where the engine and this project are, for an interpreter that looks nowhere by itself."""
    engine = importlib.util.find_spec("duckdb")
    if engine is None or engine.origin is None:
        raise ScorecardError("DuckDB is not installed.", then="Install this project again, with its requirements.")
    return Path(engine.origin).parents[1], Path(__file__).parents[2]


def kill(box: Box) -> None:
    """End a box, with all that it started, if it has not ended by itself."""
    if box.poll() is not None:
        return
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(box.pid, signal.SIGKILL)
    box.kill()
