"""This room starts other processes on a store, as other terminals would be."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def started(*words: object) -> Iterator[subprocess.Popen[str]]:
    """A child process at one of its tasks; killed at the end if it still runs."""
    command = [sys.executable, "-m", "tests.store.child", *map(str, words)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def output(*words: object) -> list[str]:
    """The lines of a child process that comes to its end by itself."""
    with started(*words) as child:
        lines = child.communicate(timeout=60)[0].splitlines()
        assert child.returncode == 0, lines
    return lines
