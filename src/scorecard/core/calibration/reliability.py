"""This room is the intraclass correlation: how much of the differences in ratings is about who was rated.

Patrick Shrout and Joseph Fleiss, Intraclass Correlations: Uses in Assessing Rater Reliability (Psychological Bulletin
86, 1979), table 3 and the formulas beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

Number = TypeVar("Number", Fraction, float)


@dataclass(frozen=True, slots=True)
class OneWay(Generic[Number]):
    """Interviewers that differ from candidate to candidate: mean squares between and within, and `k0` ratings each.

    `k0` is the number of ratings of a candidate, or what stands for it when that is not always the same.
    """

    between: Number
    within: Number
    k0: Number

    @property
    def single(self) -> Number | None:
        """ICC(1): the reliability of one interviewer's rating; None when nothing differs at all."""
        below = self.between + (self.k0 - 1) * self.within
        return (self.between - self.within) / below if below else None


@dataclass(frozen=True, slots=True)
class TwoWay:
    """The same interviewers for every candidate: mean squares of candidates, interviewers, the rest, and within."""

    candidates: int
    raters: int
    between: Fraction
    judges: Fraction
    rest: Fraction
    within: Fraction

    @property
    def forms(self) -> dict[str, Fraction | None]:
        """The six forms by their names: `1`, `2`, `3` for one rating, `1,k`, `2,k`, `3,k` for the mean of all."""
        seen, rest, within, k = self.between, self.rest, self.within, self.raters
        judged = (self.judges - rest) / self.candidates
        return {
            "1": _share(seen - within, seen + (k - 1) * within),
            "2": _share(seen - rest, seen + (k - 1) * rest + k * judged),
            "3": _share(seen - rest, seen + (k - 1) * rest),
            "1,k": _share(seen - within, seen),
            "2,k": _share(seen - rest, seen + judged),
            "3,k": _share(seen - rest, seen),
        }


@dataclass(frozen=True, slots=True)
class Sums(Generic[Number]):
    """What the one-way mean squares need of any number of candidates; each part may be added up.

    `ratings` counts them; `squared` adds the squares of the counts; `total` adds the ratings, `parted` each
    candidate's squared total over its count, `squares` the squared ratings.
    """

    candidates: int
    ratings: int
    squared: Number
    total: Number
    parted: Number
    squares: Number


def one_way(sums: Sums[Number]) -> OneWay[Number] | None:
    """Mean squares of any number of ratings each; None with fewer than two candidates or no second rating."""
    between, within = sums.candidates - 1, sums.ratings - sums.candidates
    if between < 1 or within < 1:
        return None
    return OneWay(
        between=(sums.parted - sums.total * sums.total / sums.ratings) / between,
        within=(sums.squares - sums.parted) / within,
        k0=(sums.ratings - sums.squared / sums.ratings) / between,
    )


def two_way(table: Sequence[Sequence[Fraction | int]]) -> TwoWay:
    """Mean squares of a full table: a row for each candidate, a column for each interviewer, two of each at least."""
    n, k = len(table), len(table[0])
    mean = Fraction(sum(map(sum, table))) / (n * k)
    rows = k * sum((Fraction(sum(row)) / k - mean) ** 2 for row in table)
    columns = n * sum((Fraction(sum(column)) / n - mean) ** 2 for column in zip(*table, strict=True))
    everything = sum((value - mean) ** 2 for row in table for value in row)
    return TwoWay(
        candidates=n,
        raters=k,
        between=Fraction(rows) / (n - 1),
        judges=Fraction(columns) / (k - 1),
        rest=Fraction(everything - rows - columns) / ((n - 1) * (k - 1)),
        within=Fraction(everything - rows) / (n * (k - 1)),
    )


def stepped_up(single: Fraction, raters: int) -> Fraction:
    """The reliability of the mean of so many interviewers, from that of one (Spearman 1910, Brown 1910)."""
    return raters * single / (1 + (raters - 1) * single)


def _share(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole else None
