"""This room draws candidates again and again, so that a figure gets an interval without any assumption about ratings.

Bradley Efron, Bootstrap Methods: Another Look at the Jackknife (Annals of Statistics 7, 1979); percentile limits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")

TIMES = 1000
"""How often all candidates are drawn."""

MOST_DRAWN = 400
"""With more candidates than that, they are put into so many groups at random and groups are drawn."""

BEYOND = 25
"""How many thousandths of the draws lie beyond either limit, so that 95% lie between."""


class Chance(Protocol):
    """What chance can do: `random.Random` with a seed can."""

    def choices(self, population: Sequence[T], *, k: int) -> list[T]:
        """Draw so many with replacement."""

    def shuffle(self, x: list[T]) -> None:
        """Put a list into any order."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a figure likely is."""

    low: float
    high: float


def resampled(rows: Sequence[Sequence[int]], chance: Chance) -> Iterator[tuple[int, ...]]:
    """Draw as many rows as there are, with replacement, and add up their columns; TIMES times.

    The columns are whole numbers of 0 or more. They travel side by side in one long number, so that a row is added
    in one step.
    """
    rows = _grouped(rows, chance)
    most = max((max(row, default=0) for row in rows), default=0) * len(rows)
    size, count = most.bit_length() // 8 + 1, len(rows[0]) if rows else 0
    packed = [int.from_bytes(b"".join(value.to_bytes(size, "little") for value in row), "little") for row in rows]
    for _ in range(TIMES):
        added = sum(chance.choices(packed, k=len(packed))).to_bytes(size * count, "little")
        yield tuple(int.from_bytes(added[at : at + size], "little") for at in range(0, size * count, size))


def _grouped(rows: Sequence[Sequence[int]], chance: Chance) -> Sequence[Sequence[int]]:
    if len(rows) <= MOST_DRAWN:
        return rows
    mixed = list(rows)
    chance.shuffle(mixed)
    return [tuple(map(sum, zip(*mixed[start::MOST_DRAWN], strict=True))) for start in range(MOST_DRAWN)]


def percentiles(figures: Sequence[float | None]) -> Interval | None:
    """The limits between which most figures lie; None when half of the draws have none."""
    known = sorted(figure for figure in figures if figure is not None)
    if 2 * len(known) < len(figures) or not known:
        return None
    return Interval(_at(known, BEYOND), _at(known, 1000 - BEYOND))


def _at(known: Sequence[float], thousandths: int) -> float:
    place = thousandths * (len(known) - 1) / 1000
    low = int(place)
    high = min(low + 1, len(known) - 1)
    return known[low] + (known[high] - known[low]) * (place - low)
