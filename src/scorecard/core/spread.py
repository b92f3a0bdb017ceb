"""This room says how far a panel's interviewers are apart on each dimension: range and average deviation."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from scorecard.core.scoring import DimensionScore, Tally

ACCEPTABLE = Fraction(2, 3)
"""A sixth of the scale's four levels: the most that interviewers who agree deviate (Burke & Dunlap 2002, c/6)."""


@dataclass(frozen=True, slots=True)
class LineAgreement:
    """How far apart the interviewers are on one dimension; None where fewer than two rated it.

    `range` is the distance between the highest and the lowest level, `deviation` is AD_M: the mean distance of the
    levels from their mean (Burke & Dunlap 2002); `apart` says that it is more than that of interviewers who agree.
    """

    id: str
    name: str
    range: Fraction | None
    deviation: Fraction | None
    apart: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far apart a panel is, dimension by dimension; None where no dimension has two raters.

    `range` is the widest range of any dimension, `deviation` the mean of the dimensions' deviations.
    """

    lines: tuple[LineAgreement, ...]
    range: Fraction | None
    deviation: Fraction | None

    @property
    def apart(self) -> tuple[LineAgreement, ...]:
        """The dimensions on which the interviewers do not agree, the widest first."""
        split = (line for line in self.lines if line.apart)
        return tuple(sorted(split, key=lambda line: -(line.deviation or 0)))


def agreement(tally: Tally) -> Agreement:
    """Look at every dimension of a panel."""
    lines = tuple(_line(line) for line in tally.dimensions)
    ranges = [line.range for line in lines if line.range is not None]
    apart = [line.deviation for line in lines if line.deviation is not None]
    return Agreement(lines, max(ranges, default=None), sum(apart, Fraction()) / len(apart) if apart else None)


def _line(line: DimensionScore) -> LineAgreement:
    levels = tuple(line.levels.values())
    if len(levels) < 2:
        return LineAgreement(line.id, line.name, None, None, apart=False)
    distance, far = Fraction(max(levels) - min(levels)), deviation(levels)
    return LineAgreement(line.id, line.name, distance, far, far > ACCEPTABLE)


def deviation(levels: Sequence[Fraction]) -> Fraction:
    """AD_M: the mean distance of at least one level from their mean; in whole parts, for many panels at once."""
    parts, many = lcm(*[level.denominator for level in levels]), len(levels)
    whole = [level.numerator * (parts // level.denominator) for level in levels]
    total = sum(whole)
    return Fraction(sum([abs(many * one - total) for one in whole]), parts * many * many)
