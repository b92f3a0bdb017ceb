"""This room reads what a candidate handed in: dbt files and SQL become tests, all else is left to the interviewer."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorecard.errors import InvalidError
from scorecard.kits.datatest.generic import read_schema
from scorecard.kits.datatest.kit import DataKit, ReadYaml
from scorecard.kits.datatest.singular import read_singular
from scorecard.kits.datatest.trial import Left, Test

FILES = 50
TESTS = 30
"""How many tests of a suite are tried."""

FILE_BYTES = 1024 * 1024
YAML = frozenset({".yml", ".yaml"})
WORDS = frozenset({".md", ".txt"})


@dataclass(frozen=True, slots=True)
class Suite:
    """What was handed in: tests that run, what an interviewer reads, and the SHA-256 of it all."""

    tests: tuple[Test, ...]
    left: tuple[Left, ...]
    words: tuple[str, ...]
    hash: str


def read_suite(
    kit: DataKit, submission: Path, dialect: str, read_yaml: ReadYaml, given: Collection[bytes] = ()
) -> Suite:
    """Read a file or a folder; InvalidError when it cannot be read or its YAML is malformed.

    A file that is as it was `given` to the candidate is passed over: whole packs are handed in, too.
    """
    files = {name: data for name, data in _read(submission).items() if _same_lines(data) not in given}
    if not files:
        raise InvalidError(f"{submission} holds nothing but what the candidate was given.")
    found = [part for name, data in files.items() for part in _parts(kit, name, data, dialect, read_yaml)]
    tests = _named_once([part for part in found if isinstance(part, Test)])
    more = [Left(test.name, f"only the first {TESTS} tests are tried.") for test in tests[TESTS:]]
    left = (*(part for part in found if isinstance(part, Left)), *more)
    words = tuple(name for name in files if Path(name).suffix.lower() in WORDS)
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{len(name.encode(errors='replace'))} {len(data)} ".encode())
        digest.update(name.encode(errors="replace") + data)
    return Suite(tests[:TESTS], left, words, digest.hexdigest())


def as_given(files: Iterable[bytes]) -> frozenset[bytes]:
    """What tells that a file was not touched, whatever an editor made of its line ends."""
    return frozenset(map(_same_lines, files))


def _same_lines(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").strip()


def _parts(kit: DataKit, name: str, data: bytes, dialect: str, read_yaml: ReadYaml) -> Iterator[Test | Left]:
    suffix = Path(name).suffix.lower()
    if suffix in YAML:
        yield from read_schema(kit, name, read_yaml(data, name))
    elif suffix == ".sql":
        yield read_singular(name, data.decode("utf-8", "surrogateescape"), dialect)


def _named_once(tests: Sequence[Test]) -> tuple[Test, ...]:
    seen: dict[str, int] = {}
    named = []
    for test in tests:
        seen[test.name] = seen.get(test.name, 0) + 1
        named.append(test if seen[test.name] == 1 else test.renamed(f"{test.name} ({seen[test.name]})"))
    return tuple(named)


def _read(submission: Path) -> Mapping[str, bytes]:
    try:
        if submission.is_file():
            return {submission.name: _bytes(submission)}
        paths = [path for path in sorted(submission.rglob("*")) if _taken(path, submission)]
        if not paths:
            raise InvalidError(f"{submission} holds no file of tests: .yml, .sql, .md or .txt.")
        if len(paths) > FILES:
            raise InvalidError(f"{submission} holds {len(paths)} files; up to {FILES} are read.")
        return {path.relative_to(submission).as_posix(): _bytes(path) for path in paths}
    except OSError as error:
        raise InvalidError(f"{submission} cannot be read: {error.strerror}.") from None


def _taken(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    known = path.suffix.lower() in YAML | WORDS | {".sql"}
    return known and not hidden and not path.is_symlink() and path.is_file()


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise InvalidError(f"{path} is larger than {FILE_BYTES} bytes.")
    return data
