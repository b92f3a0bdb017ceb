"""This room reads what a candidate hands in for a kit of kind `sql`: a folder, or one file of SQL."""

import hashlib
import stat
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scorecard.errors import InvalidError
from scorecard.kits.bounds import TEXT_BYTES

ANSWERS = ("answer.sql", "model.sql")
MODELS = "models"
VALIDATIONS = "validations"
NOTES = "NOTES.md"
MOST_VALIDATIONS = 20


@dataclass(frozen=True, slots=True)
class Submission:
    """The texts of a submission; `whole` says that it was a folder, so that what is absent was not handed in.

    Bytes that are not UTF-8 are kept as `surrogateescape` has them. `hash` is the SHA-256 of what was read.
    """

    answer: str
    hash: str
    whole: bool = False
    validations: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""


def read(place: Path) -> Submission:
    """Read a submission; InvalidError when there is no answer in it. Links are not followed inside a folder."""
    if not place.is_dir():
        _refuse_archive(place)
        text = _text(place) if place.exists() else None
        if text is None:
            raise InvalidError(f"{place} cannot be read as a file or folder.")
        return Submission(text, _hash({place.name: text}, alone=True))
    answer = _answer(place)
    files = {answer.name: _text(answer), NOTES: _text(place / NOTES)}
    folder = place / VALIDATIONS
    queries = sorted(folder.glob("*.sql"))[:MOST_VALIDATIONS] if folder.is_dir() and not folder.is_symlink() else []
    files |= {f"{VALIDATIONS}/{path.name}": _text(path) for path in queries}
    found = {name: text for name, text in files.items() if text is not None}
    if answer.name not in found:
        raise InvalidError(f"{answer} cannot be read.")
    validations = {Path(name).name: text for name, text in found.items() if name.startswith(f"{VALIDATIONS}/")}
    return Submission(found[answer.name], _hash(found), whole=True, validations=validations, notes=found.get(NOTES, ""))


def _refuse_archive(place: Path) -> None:
    if zipfile.is_zipfile(place):
        raise InvalidError(
            f"{place} is a ZIP file, not SQL.", then=f"Unpack it, then check the folder: unzip {place} -d {place.stem}"
        )


def _answer(folder: Path) -> Path:
    named = [folder / name for name in ANSWERS if _regular(folder / name)]
    models = folder / MODELS
    found = named or _queries(folder.glob("*.sql"))
    if not (found or models.is_symlink()):
        found = _queries(models.rglob("*.sql"))
    if not found:
        raise InvalidError(f"{folder} holds no {' or '.join(ANSWERS)}.")
    if len(found) > 1:
        names = ", ".join(path.name for path in found[:5])
        raise InvalidError(f"{folder} holds more than one answer: {names}.", then=f"Name one of them {ANSWERS[0]}.")
    return found[0]


def _queries(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if _regular(path))


def _regular(path: Path) -> bool:
    return not path.is_symlink() and path.is_file()


def _text(path: Path) -> str | None:
    """The text of a regular file, one byte more than is allowed at most; None if it is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(TEXT_BYTES + 1).decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    except OSError:
        return None


def _hash(files: Mapping[str, str], *, alone: bool = False) -> str:
    if alone:
        return hashlib.sha256(next(iter(files.values())).encode("utf-8", "surrogateescape")).hexdigest()
    digest = hashlib.sha256()
    for name, text in sorted(files.items()):
        data = text.encode("utf-8", "surrogateescape")
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()
