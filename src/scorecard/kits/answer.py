"""This room turns what the box says, or that it fell silent, into what came of a dataset."""

import json
import re
import signal
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from scorecard.kits.ran import Column, Limits, Ran, Status, Value

Guards = Mapping[str, str | int]

POINTER = re.compile(r"\s*\nLINE (\d+:) *(.*)\n *\^+\s*\Z")
"""How the engine shows the place of a mistake: its line, and below it an arrow that means nothing on one line."""

FAMILY = re.compile(r"[A-Z]*")
CONVERSIONS: Mapping[str, Callable[[str], Value]] = {
    "DECIMAL": Decimal,
    "DATE": date.fromisoformat,
    "TIMESTAMP": datetime.fromisoformat,
}
BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read(line: bytes, limits: Limits) -> Ran | None:
    """Read the line about one dataset; None when it is not one, or not a whole one."""
    try:
        told = json.loads(line)
        columns = tuple(Column(str(name), str(kind)) for name, kind in told.get("columns", ()))
        conversions = [CONVERSIONS.get(FAMILY.match(column.type)[0]) for column in columns]  # type: ignore[index]
        status = Status(told["status"])
        return Ran(
            status=status,
            columns=columns,
            rows=tuple(tuple(map(_value, conversions, row)) for row in told["rows"]),
            message=_sentence(status, str(told.get("message", "")), limits),
            seconds=float(told["seconds"]),
        )
    except BROKEN:
        return None


def _value(conversion: Callable[[str], Value] | None, cell: Value) -> Value:
    if conversion is None or not isinstance(cell, str):
        return cell
    try:
        return conversion(cell)
    except (ValueError, ArithmeticError):  # a list of dates, or the year 10000
        return cell


def _sentence(status: Status, message: str, limits: Limits) -> str:
    match status:
        case Status.TIMEOUT:
            return f"It was stopped after {_seconds(limits.seconds)}, the limit for one dataset."
        case Status.KILLED:
            return f"It needed more memory than the {limits.memory_mb} MB that it may use: {_first_line(message)}"
        case Status.TRUNCATED:
            return f"It returned {message}; no more is read."
        case _:
            return shown(message)


def shown(message: str) -> str:
    """What the engine says of a mistake, its place put into words."""
    return POINTER.sub(r" Line \1 \2", message)


def _first_line(message: str) -> str:
    """What went wrong; the engine's advice below it is for its owner."""
    return next(iter(message.splitlines()), "")


def overdue(limits: Limits, seconds: float) -> Ran:
    """What to say of a dataset whose line did not come in time, so that the box was killed."""
    if seconds < limits.seconds + limits.grace:
        message = f"The {limits.wall_seconds:g} seconds for all datasets together were over."
    else:
        message = f"It did not stop when it was asked to after {_seconds(limits.seconds)}, and was killed."
    return Ran(Status.TIMEOUT, message=message, seconds=seconds)


def _seconds(number: float) -> str:
    return f"{number:g} second{'' if number == 1 else 's'}"


def ended(code: int, limits: Limits, seconds: float) -> Ran:
    """What to say of a dataset in whose midst the box ended, by its exit code (below 0: the signal)."""
    name = signal.Signals(-code).name if -code in set(signal.Signals) else str(code)
    match name:
        case "SIGXCPU":
            message = f"It used up the {limits.cpu_seconds} seconds of processor time."
        case "SIGKILL":
            message = "The system killed it, most likely because memory ran out."
        case _:
            message = f"The engine crashed ({name}), most likely because memory ran out."
    return Ran(Status.KILLED, message=message, seconds=seconds)


def unreached(cause: Ran) -> Ran:
    """What to say of the datasets behind the one that ended the box."""
    return replace(cause, message=f"It was not reached: an earlier dataset ended the run. {cause.message}", seconds=0.0)
