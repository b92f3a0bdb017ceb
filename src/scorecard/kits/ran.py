"""This room holds what came of running a stranger's SQL on a dataset, and the limits it ran under."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from scorecard.kits.bounds import TEXT_BYTES

Value = None | bool | int | float | Decimal | str | date | datetime
"""A cell; what has no plain value in Python (lists, intervals, bytes in hex, dates beyond the year 9999) is text."""


class Status(StrEnum):
    """How it ended."""

    OK = "ok"
    ERROR = "error"  # the engine says no
    TIMEOUT = "timeout"  # it took longer than it may
    KILLED = "killed"  # memory or processor time ran out, or the engine crashed
    TRUNCATED = "truncated"  # it returned more than is read; such a result equals nothing
    REFUSED = "refused"  # it was not run
    ABSENT = "absent"  # it was not run, as it reads a table that is not there


@dataclass(frozen=True, slots=True)
class Limits:
    """What a submission may use; per dataset where nothing else is said.

    `seconds` is when it is asked to stop and `grace` how much later it is killed; `wall_seconds` and
    `cpu_seconds` hold for all datasets together. `memory_mb` bounds the engine's own memory, `address_mb`
    the process. `cell` is characters.
    """

    seconds: float = 2.0
    grace: float = 1.0
    wall_seconds: float = 15.0
    cpu_seconds: int = 20
    memory_mb: int = 256
    address_mb: int = 1024
    text_bytes: int = TEXT_BYTES
    columns: int = 500
    rows: int = 20_000
    cell: int = 4096
    answer_bytes: int = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result: its name as written and the engine's name of its type."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one dataset; the message is a sentence about it, or empty.

    `guards` says which limits were in force: `os_guard` is `landlock`, `rlimit` or `none`. It is empty when
    nothing ran.
    """

    status: Status
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    message: str = ""
    seconds: float = 0.0
    guards: Mapping[str, str | int] = field(default_factory=dict)
