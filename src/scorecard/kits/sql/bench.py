"""This room keeps what a kit of kind `sql` is checked with at hand: the kit, and a seed's data, made once."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.core.document import restore
from scorecard.errors import InvalidError, ScorecardError
from scorecard.kits import answer, engine
from scorecard.kits.kind import ReadYaml
from scorecard.kits.ran import Limits, Ran
from scorecard.kits.sql import dataset, determinism
from scorecard.kits.sql.dataset import HIDDEN, Datasets
from scorecard.kits.sql.kit import PLAIN, Material, SqlKit, read_material

if TYPE_CHECKING:
    import duckdb

DATABASE, EXPECTED = "kit.duckdb", "expected.jsonl"
KEPT = 24
"""For how many seeds the data is kept; each takes about 3 MB."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A kit with the data of one seed; `place` is the folder that holds it."""

    folder: Path
    kit: SqlKit
    material: Material
    place: Path
    datasets: Datasets

    @property
    def database(self) -> Path:
        """The engine's file with all datasets."""
        return self.place / DATABASE

    @contextmanager
    def opened(self) -> "Iterator[duckdb.DuckDBPyConnection]":
        """Open the file to read, for trusted SQL; cursors of the connection may run side by side."""
        with engine.opened(str(self.database), engine.KEPT) as connection:
            yield connection


def read_kit(folder: Path, read_yaml: ReadYaml) -> SqlKit:
    """Read `kit.yaml`; InvalidError when it is not what a kit of this kind says of itself."""
    path = folder / "kit.yaml"
    try:
        return restore(SqlKit, read_yaml(path.read_bytes(), str(path)))
    except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise InvalidError(f"{path} cannot be used.", why=f"{type(error).__name__}: {error}") from None


def version(kit: SqlKit, material: Material) -> str:
    """What a kit's data is made from, as a hash; with another engine it is another."""
    told = json.dumps(
        [engine.version(), kit.orders, material.schema, material.base, material.key, [*material.traps.items()]]
    )
    return hashlib.sha256((told + repr([(trap.id, trap.tier) for trap in kit.traps])).encode()).hexdigest()


def bench(folder: Path, seed: int, read_yaml: ReadYaml) -> Bench:
    """The kit in a folder with the data of a seed, from the temporary folder if it is there."""
    kit, material = read_kit(folder, read_yaml), read_material(folder)
    name = hashlib.sha256(f"{version(kit, material)}\n{seed}".encode()).hexdigest()[:24]
    place = shelf() / name
    if not (place / EXPECTED).is_file():
        put(place, partial(_fill, kit, material, seed))
    expected = read_expected(place / EXPECTED)
    single = {trap.id: f"trap_{trap.id}" for trap in kit.traps}
    return Bench(folder, kit, material, place, Datasets(HIDDEN, PLAIN, single, expected))


def shelf() -> Path:
    """The folder for made data, which is this user's alone."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    place = Path(tempfile.gettempdir()) / f"scorecard-kits-{user}"
    place.mkdir(mode=0o700, exist_ok=True)
    told = place.lstat()
    if place.is_symlink() or (hasattr(os, "getuid") and (told.st_uid != user or told.st_mode & 0o022)):
        raise ScorecardError(f"{place} belongs to somebody else.", then="Remove it, or set TMPDIR to another folder.")
    return place


def _fill(kit: SqlKit, material: Material, seed: int, made: Path) -> None:
    with engine.opened(str(made / DATABASE)) as connection:
        datasets = dataset.fill(connection, kit, material, seed)
        determinism.plant(connection, kit)
    write_expected(made / EXPECTED, datasets.expected)


def put(place: Path, make: Callable[[Path], None]) -> None:
    """Let a folder be made beside its place and put it there whole, whoever else does the same."""
    made = Path(tempfile.mkdtemp(dir=place.parent, prefix="new-"))
    try:
        make(made)
        with suppress(OSError):  # somebody else was quicker
            made.rename(place)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _prune(place.parent)


def _prune(folder: Path) -> None:
    with suppress(OSError):
        oldest_first = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in oldest_first[:-KEPT]:
            shutil.rmtree(path, ignore_errors=True)


def write_expected(path: Path, expected: Mapping[str, Ran]) -> None:
    """Write results as lines that `read_expected` reads back."""
    path.write_text("".join(_lines(expected)), encoding="utf-8")


def _lines(expected: Mapping[str, Ran]) -> Iterable[str]:
    for schema, ran in expected.items():
        columns = [(column.name, column.type) for column in ran.columns]
        told = {"schema": schema, "status": ran.status, "seconds": ran.seconds, "columns": columns, "rows": ran.rows}
        yield json.dumps(told, default=str) + "\n"


def read_expected(path: Path) -> Mapping[str, Ran]:
    """Read the results that were kept; ScorecardError when the file is damaged."""
    found = {}
    for line in path.read_bytes().splitlines():
        ran = answer.read(line, Limits())
        if ran is None:
            raise ScorecardError(f"{path} is damaged.", then=f"Remove the folder {path.parent}, then try again.")
        found[str(json.loads(line)["schema"])] = ran
    return found
