"""This room says what a kit of kind `data-tests` is made of: `kit.yaml` as a value, and the SQL scripts beside it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from scorecard.errors import InvalidError
from scorecard.kits.file import kit_bytes, kit_text

ReadYaml = Callable[[bytes, str], object]
"""Turns a YAML file and its name into plain data; InvalidError when it cannot be read."""

HEADER = re.compile(r"^-- (id|weight|what|scope): *(\S.*?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Script:
    """A script that changes the ordinary rows: a fault, or something odd that is nevertheless right.

    `weight` says how much a fault harms the business, from 1 to 3. A script sees only the recent days, unless it
    needs the whole month.
    """

    id: str
    what: str
    sql: str
    weight: int = 0
    month: bool = False
    dose: int = 0


@dataclass(frozen=True, slots=True)
class Gauge:
    """A fault by degrees: what a dose is a number of, and one script for each dose."""

    id: str
    what: str
    steps: tuple[Script, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A test as candidates put it into words, and what its like in SQL catches: a test of a suite, or of the pool.

    One that `alarms` stops the pipeline on ordinary days, and catches nothing that counts.
    """

    id: str
    what: str
    suite: str
    test: str
    catches: frozenset[str]
    alarms: bool


@dataclass(frozen=True, slots=True)
class DataKit:
    """What a kit says: its tables, what an ordinary dataset is made from, and what is planted in others.

    `best` are the tests of its own that catch most together; its test of itself proves what they catch.
    """

    tables: tuple[str, ...]
    table: str
    day: str
    today: date
    recent_days: int
    ordinary: int
    asked: int
    criteria: Mapping[str, tuple[str, ...]]
    schema: str
    clock: str
    clean: str
    totals: str
    odd: tuple[Script, ...]
    faults: tuple[Script, ...]
    gauges: tuple[Gauge, ...]
    suites: Mapping[str, tuple[int, ...]]
    best: tuple[Spoken, ...]
    spoken: tuple[Spoken, ...]

    @property
    def weight(self) -> int:
        """The weight of all faults together."""
        return self.weigh(fault.id for fault in self.faults)

    def weigh(self, faults: Iterable[str]) -> int:
        """How much faults weigh together."""
        named = frozenset(faults)
        return sum(fault.weight for fault in self.faults if fault.id in named)


def heaviest(count: int, weight: int) -> str:
    """Say how much the heaviest of some faults weigh, in a clause."""
    return f"the heaviest weighs {weight}" if count == 1 else f"the {count} heaviest weigh {weight} each"


def read_kit(folder: Path, read_yaml: ReadYaml) -> DataKit:
    """Read a kit's folder; InvalidError when kit.yaml lacks something, NotFoundError when a file is not there."""
    path = folder / "kit.yaml"
    said = cast("Mapping[str, object]", read_yaml(kit_bytes(path), str(path)))
    try:
        return _kit(folder, said)
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidError(f"{path} is not a kit of data tests: {error!s} is missing or wrong.") from None


def _kit(folder: Path, said: Mapping[str, object]) -> DataKit:
    spoken = tuple(_spoken(one) for one in cast("Sequence[Mapping[str, object]]", said["spoken"]))
    own = {one.test: one for one in spoken if not one.suite}
    return DataKit(
        tables=_texts(said["tables"]),
        table=str(said["table"]),
        day=str(said["date"]),
        today=date.fromisoformat(str(said["today"])),
        recent_days=int(str(said["recent_days"])),
        ordinary=int(str(said["ordinary"])),
        asked=int(str(said["asked"])),
        criteria={key: _texts(ids) for key, ids in _mapping(said["criteria"]).items()},
        odd=_scripts(folder / "odd"),
        faults=_scripts(folder / "faults"),
        gauges=tuple(_gauge(folder, one) for one in cast("Sequence[Mapping[str, object]]", said["gauges"])),
        suites={name: tuple(map(int, _texts(said_of))) for name, said_of in _mapping(said["suites"]).items()},
        best=tuple(own[name] for name in _texts(said["best"])),
        spoken=spoken,
        **{name: kit_text(folder / f"{name}.sql") for name in ("schema", "clock", "clean", "totals")},
    )


def _mapping(said: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", said)


def _texts(said: object) -> tuple[str, ...]:
    return tuple(str(one) for one in cast("Sequence[object]", said))


def _scripts(folder: Path) -> tuple[Script, ...]:
    return tuple(_script(path) for path in sorted(folder.glob("*.sql")))


def _script(path: Path, dose: int = 0) -> Script:
    sql = kit_text(path)
    said = dict(HEADER.findall(sql))
    if said.get("id") != path.stem or "what" not in said:
        raise ValueError(f"the header of {path.name}")
    return Script(path.stem, said["what"], sql, int(said.get("weight", 0)), said.get("scope") == "month", dose)


def _spoken(said: Mapping[str, object]) -> Spoken:
    catches = frozenset(_texts(said.get("catches", ())))
    alarms = bool(said.get("alarms"))
    return Spoken(str(said["id"]), str(said["what"]), str(said.get("suite", "")), str(said["test"]), catches, alarms)


def _gauge(folder: Path, said: Mapping[str, object]) -> Gauge:
    path = folder / "gauges" / f"{said['id']}.sql"
    doses = [int(str(dose)) for dose in cast("Sequence[object]", said["doses"])]
    return Gauge(path.stem, str(said["what"]), tuple(_script(path, dose) for dose in doses))
