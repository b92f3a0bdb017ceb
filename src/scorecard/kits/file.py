"""This room reads the files that a kit is made of."""

from pathlib import Path

from scorecard.errors import InvalidError, NotFoundError


def kit_bytes(path: Path) -> bytes:
    """A file of a kit; NotFoundError when it lacks it."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {path}.", then="An exercise of this kind needs it.") from None


def kit_text(path: Path) -> str:
    """A text of a kit, with the same line ends everywhere."""
    try:
        return kit_bytes(path).decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InvalidError(f"{path} is not text in UTF-8.") from None
