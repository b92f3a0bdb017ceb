"""This room reads the differences on one dataset as signs that a cause can be told by: `orders_cnt up`, `rows missing`.

A row that is missing counts as zeros and so does the right row of one that is too many: whether an order was alone on
its day must not decide what a mistake looks like.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard.kits.ran import Value
from scorecard.kits.sql.cell import close
from scorecard.kits.sql.compare import Difference, Pair
from scorecard.kits.sql.kit import Column, Kind, SqlKit

ERROR = "error"
MISSING = "rows missing"
EXTRA = "rows extra"
REPEATED = "rows repeated"


@dataclass(frozen=True, slots=True)
class Sign:
    """What one sign stands for: the pairs of rows that show it, and by how much a number is off in all."""

    pairs: tuple[Pair, ...] = ()
    total: float = 0.0


def signs(kit: SqlKit, difference: Difference) -> Mapping[str, Sign]:
    """All signs of a difference by their names; none when the result is right."""
    if difference.error:
        return {ERROR: Sign()}
    found: dict[str, Sign] = {}
    for pair in difference.pairs:
        for name, size in _signs_of(kit, difference, pair):
            known = found.get(name, Sign())
            found[name] = Sign((*known.pairs, pair), known.total + size)
    return found


def all_of(found: Mapping[str, Sign]) -> Sign:
    """The pairs of all signs, each once, as one sign without an amount."""
    return Sign(tuple(dict.fromkeys(pair for sign in found.values() for pair in sign.pairs)))


def _signs_of(kit: SqlKit, difference: Difference, pair: Pair) -> Iterator[tuple[str, float]]:
    if pair.got is None:
        yield MISSING, 1
    elif pair.expected is None:
        yield (REPEATED if pair.known else EXTRA), 1
    for place, column in enumerate(kit.columns):
        if column.name not in kit.grain and column.name not in difference.missing_columns:
            yield from _signs_in(column, pair, place, float(kit.tolerance))


def _signs_in(column: Column, pair: Pair, place: int, tolerance: float) -> Iterator[tuple[str, float]]:
    ours = pair.expected[place] if pair.expected else None
    theirs = pair.got[place] if pair.got else None
    both = pair.expected and pair.got
    if both and theirs is None and ours is not None:
        yield f"{column.name} null", 1
    elif column.kind in (Kind.WHOLE, Kind.MONEY):
        yield from _direction(column, _amount(ours), _amount(theirs), tolerance)
    elif both and ours != theirs:
        yield f"{column.name} changed", 1


def _direction(column: Column, ours: float, theirs: float, tolerance: float) -> Iterator[tuple[str, float]]:
    if not close(ours, theirs, tolerance if column.kind is Kind.MONEY else 0):
        yield f"{column.name} {'up' if theirs > ours else 'down'}", abs(theirs - ours)


def _amount(value: Value) -> float:
    return value if isinstance(value, float) else 0.0
