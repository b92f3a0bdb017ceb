"""This room knows when two cells hold the same: by the kind of their column, not by the engine's type."""

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from scorecard.kits.ran import Value
from scorecard.kits.sql.kit import Kind

FUZZ = 1e-9
"""What binary fractions may add to a difference of exactly the tolerance."""

MIDNIGHT = datetime.min.time()

OWN_TYPES: Mapping[Kind, frozenset[type]] = {
    Kind.WHOLE: frozenset({int, type(None)}),
    Kind.MONEY: frozenset({int, float, Decimal, type(None)}),
    Kind.DATE: frozenset({date, type(None)}),
    Kind.TEXT: frozenset({str, type(None)}),
}


def normal(value: Value, kind: Kind) -> Value:
    """A value as the kind of its column has it (a number as a float, a midnight as its day); else as it is."""
    match kind:
        case Kind.WHOLE | Kind.MONEY:
            number = _number(value)
            return value if number is None else number
        case Kind.DATE:
            return _day(value)
        case Kind.TEXT:
            return value


def close(one: Value, other: Value, tolerance: float) -> bool:
    """Whether two normal values are the same: numbers within a tolerance, everything else exactly."""
    if isinstance(one, float) and isinstance(other, float):
        return one == other or abs(one - other) <= tolerance + FUZZ or (math.isnan(one) and math.isnan(other))
    return one == other


def stranger(values: Iterable[Value], kind: Kind) -> Value:
    """The first value that a column of that kind should not hold, though it may be read as one that it should."""
    kept = list(values)
    if set(map(type, kept)) <= OWN_TYPES[kind]:
        return None
    return next((value for value in kept if type(value) not in OWN_TYPES[kind] and not _is_whole(value, kind)), None)


def _is_whole(value: Value, kind: Kind) -> bool:
    number = _number(value)
    return kind is Kind.WHOLE and isinstance(value, float | Decimal) and number is not None and number.is_integer()


def _number(value: Value) -> float | None:
    if not isinstance(value, int | float | Decimal | str):
        return None
    try:
        return float(value) + 0.0
    except (ValueError, OverflowError):
        return None


def _day(value: Value) -> Value:
    if isinstance(value, datetime):
        return value.date() if value.time() == MIDNIGHT else value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
