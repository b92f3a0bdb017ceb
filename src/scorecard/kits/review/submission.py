"""This room finds a review in what was handed in, and reads its bytes."""

from pathlib import Path

from scorecard.core.text import counted, listed
from scorecard.errors import InvalidError
from scorecard.kits.bounds import TEXT_BYTES

NAMES = ("review.md", "review.csv", "review.yaml", "review.yml")
"""What a review is called in a folder."""


def found(submission: Path) -> Path:
    """The review in what was handed in: the file itself, or the one of a folder; InvalidError otherwise."""
    if not submission.is_dir():
        return submission
    there = [submission / name for name in NAMES if (submission / name).is_file()]
    if len(there) != 1:
        are = f"{counted(len(there), 'review')} in it" if there else "no review in it"
        raise InvalidError(f"The folder {submission} has {are}.", then=f"Leave one of {listed(NAMES, last='or')}.")
    return there[0]


def raw(path: Path) -> bytes:
    """The bytes of a review; InvalidError when they cannot be read or are too many."""
    try:
        with path.open("rb") as stream:
            data = stream.read(TEXT_BYTES + 1)
    except OSError as error:
        raise InvalidError(f"The review {path} cannot be read: {error.strerror}.") from None
    return data
