"""This room is Krippendorff's alpha: how far ratings of the same thing agree beyond chance.

Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections C and D; Content Analysis, chapter 11.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import assert_never


class Metric(StrEnum):
    """How far apart two values are."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What alpha is made of: disagreement seen and by chance among `values` values; both are sums over `pairs`."""

    values: Fraction
    seen: int | Fraction
    chance: int | Fraction
    pairs: int

    @property
    def alpha(self) -> Fraction | None:
        """1 for agreement, 0 for chance; None when all values are equal, for then chance agrees as well."""
        return 1 - Fraction(self.seen) / Fraction(self.chance) if self.chance else None

    @property
    def means(self) -> tuple[Fraction, Fraction]:
        """The mean squared distance of two values: in one unit, and in all units thrown together."""
        return Fraction(self.seen) / self.pairs, Fraction(self.chance) / self.pairs

    @property
    def estimate(self) -> float | None:
        """The same as a float, quickly."""
        return float(1 - self.seen / self.chance) if self.chance else None


@dataclass(frozen=True, slots=True)
class Grid:
    """The coincidence matrices of many units: the values in order, and what makes their cells whole numbers."""

    values: tuple[int, ...]
    scale: int

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The places of the values that a cell is about: the upper triangle, row by row, diagonal included."""
        places = range(len(self.values))
        return tuple((c, k) for c in places for k in places if c <= k)

    def cells(self, values: Sequence[int]) -> tuple[int, ...]:
        """The coincidences within one unit, times `scale`; a unit with one value has none."""
        if len(values) < 2:
            return (0,) * len(self.pairs)
        seen = Counter(values)
        counts = [seen[value] for value in self.values]
        each = self.scale // (len(values) - 1)
        return tuple(each * counts[c] * (counts[k] - (c == k)) for c, k in self.pairs)


def grid_of(units: Iterable[Sequence[int]]) -> Grid:
    """The grid that holds the coincidences of those units."""
    known = {tuple(unit) for unit in units}
    scale = lcm(*{len(unit) - 1 for unit in known if len(unit) > 1})
    return Grid(tuple(sorted({value for unit in known for value in unit})), scale)


def disagreement(grid: Grid, cells: Sequence[int], metric: Metric) -> Disagreement:
    """Weigh the coincidences of any number of units, added up, by a metric."""
    sums = [0] * len(grid.values)
    apart: list[tuple[int, int, int]] = []
    for (c, k), together in zip(grid.pairs, cells, strict=True):
        sums[c] += together
        if c != k:
            sums[k] += together
            apart.append((c, k, together))
    total = sum(sums)
    distance = _distance(metric, grid.values, sums)
    seen: int | Fraction = 0
    chance: int | Fraction = 0
    for c, k, together in apart:
        by = distance(c, k)
        seen += together * by
        chance += sums[c] * sums[k] * by
    less = total - grid.scale
    pairs = total * less // 2 * (4 * grid.scale**2 if metric is Metric.ORDINAL else 1)
    return Disagreement(Fraction(total, grid.scale), seen * less, chance, pairs)


def _distance(metric: Metric, values: Sequence[int], sums: Sequence[int]) -> Callable[[int, int], int | Fraction]:
    """The squared difference between two values, by their places; ordinal ones times 4."""
    match metric:
        case Metric.NOMINAL:
            return lambda c, k: int(c != k)
        case Metric.INTERVAL:
            return lambda c, k: (values[c] - values[k]) ** 2
        case Metric.RATIO:
            return lambda c, k: Fraction(values[c] - values[k], values[c] + values[k]) ** 2
        case Metric.ORDINAL:
            return lambda c, k: (2 * sum(sums[c : k + 1]) - sums[c] - sums[k]) ** 2
        case _:
            assert_never(metric)


def alpha(units: Iterable[Sequence[int]], metric: Metric) -> Fraction | None:
    """Krippendorff's alpha of units with the values that each was given; a missing value is simply not there.

    None when no unit has two values or when all of them are equal.
    """
    known = [tuple(unit) for unit in units if len(unit) > 1]
    grid = grid_of(known)
    added = [sum(column) for column in zip(*map(grid.cells, known), strict=True)]
    return disagreement(grid, added, metric).alpha if known else None
