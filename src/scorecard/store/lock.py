"""This room keeps two processes out of one draft or debrief; the only place that calls what differs between systems.

The lock is on one byte of a file beside the store and goes away with the process, however that ends.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scorecard.errors import ConflictError

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt


@contextmanager
def held(path: Path, place: int, noun: str = "draft") -> Iterator[None]:
    """Hold one byte of a file, which stands for one `noun`; ConflictError when another process holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _lock(handle, place)
        except OSError:
            raise ConflictError(
                f"This {noun} is open in another terminal.",
                why=f"Two terminals in one {noun} would overwrite each other's answers.",
                then="Go on there, or close it there and run this again.",
            ) from None
        yield
    finally:
        os.close(handle)


def _lock(handle: int, place: int) -> None:
    if "fcntl" in globals():
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
    else:
        os.lseek(handle, place, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
