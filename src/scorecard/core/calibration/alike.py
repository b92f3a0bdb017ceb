"""This room counts what one unit says of agreement in whole numbers, so that units may be added in any order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm

from scorecard.core.calibration.coincidence import Disagreement, Grid, Metric, disagreement, grid_of
from scorecard.core.calibration.reliability import Sums

FIGURES = 9


@dataclass(frozen=True, slots=True)
class Measure:
    """How units are counted: the grid of their values, the parts of a level, and what every size of unit divides."""

    grid: Grid
    parts: int
    sizes: int

    @property
    def width(self) -> int:
        """How many numbers a count is made of."""
        return len(self.grid.pairs) + FIGURES

    def count(self, values: Sequence[int]) -> tuple[int, ...]:
        """Count one unit with two or more values; counts of several units may be added place by place."""
        number, total = len(values), sum(values)
        apart = [abs(one - other) for one, other in combinations(values, 2)]
        parted, squares = total * total * self.sizes // number, sum(one * one for one in values)
        spread = (number, number * number, total, parted, squares)
        pairs = (len(apart), apart.count(0), sum(distance <= self.parts for distance in apart))
        return (*self.grid.cells(values), 1, *spread, *pairs)


def measure_of(units: Iterable[Sequence[int]], parts: int, *, matched: bool = True) -> Measure:
    """The measure for those units; without `matched`, their values need not be on a scale and have no coincidences."""
    known = {tuple(unit) for unit in units}
    sizes = lcm(*{len(unit) for unit in known})
    return Measure(grid_of(known) if matched else Grid((), 1), parts, sizes)


@dataclass(frozen=True, slots=True)
class Count:
    """The counts of any number of units, added up, and what they were counted by."""

    measure: Measure
    numbers: Sequence[int]

    @property
    def units(self) -> int:
        """How many units were counted."""
        return self.numbers[-FIGURES]

    @property
    def pairs(self) -> tuple[int, int, int]:
        """How many pairs of ratings there are, how many of them are equal, and how many within one point."""
        *_, pairs, identical, within_one = self.numbers
        return pairs, identical, within_one

    @property
    def disagreement(self) -> Disagreement:
        """The ordinal disagreement."""
        return disagreement(self.measure.grid, self.numbers[:-FIGURES], Metric.ORDINAL)

    @property
    def sums(self) -> Sums[Fraction]:
        """The sums behind the mean squares, exact, in levels."""
        units, ratings, squared, total, parted, squares, *_ = self.numbers[-FIGURES:]
        one, two = self.measure.parts, self.measure.parts**2
        return Sums(
            units,
            ratings,
            Fraction(squared),
            Fraction(total, one),
            Fraction(parted, two * self.measure.sizes),
            Fraction(squares, two),
        )

    @property
    def near_sums(self) -> Sums[float]:
        """The same as floats, quickly, in parts of a level."""
        units, ratings, squared, total, parted, squares, *_ = self.numbers[-FIGURES:]
        return Sums(units, ratings, float(squared), float(total), parted / self.measure.sizes, float(squares))
