"""This room looks at the rubric through its ratings: a dimension that never separates, two that always agree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import sqrt

from scorecard.core.calibration.observation import Observation
from scorecard.core.scorecard import LEVELS
from scorecard.core.unsaid import Need, Unsaid, too_few

CANDIDATES_FROM = 10
SCORECARDS_FROM = 20
NEARLY_ALL = Fraction(9, 10)
"""The share from which something counts as always so."""


@dataclass(frozen=True, slots=True)
class Item:
    """One dimension: how often each level was given, on how many scorecards of how many, to how many candidates."""

    id: str
    name: str
    levels: Mapping[int, int]
    scorecards: int
    candidates: int

    @property
    def rated(self) -> int:
        """How many levels were given."""
        return sum(self.levels.values())

    @property
    def usual(self) -> int:
        """The level that was given most often; the lowest of several."""
        return max(LEVELS, key=lambda level: (self.levels[level], -level))

    @property
    def usual_share(self) -> Fraction:
        """Which share of the levels it is."""
        return Fraction(self.levels[self.usual], self.rated) if self.rated else Fraction(0)

    @property
    def missing(self) -> Unsaid | None:
        """What it takes to say whether it separates candidates."""
        return too_few([Need(self.candidates, CANDIDATES_FROM, "rated candidate")])

    @property
    def separates(self) -> bool | None:
        """Whether it tells candidates apart: fewer than nine in ten levels are the same; None for too few to say."""
        return None if self.missing else self.usual_share < NEARLY_ALL


@dataclass(frozen=True, slots=True)
class Twins:
    """Two dimensions side by side: on how many scorecards both were rated, on how many of those the same."""

    first: str
    second: str
    scorecards: int
    equal: int
    correlation: float | None

    @property
    def share(self) -> Fraction:
        """The share of scorecards on which both have the same level."""
        return Fraction(self.equal, self.scorecards)

    @property
    def always(self) -> bool:
        """Whether one of the two says nothing new: nine in ten are the same, or they rise and fall together."""
        return self.share >= NEARLY_ALL or (self.correlation or 0) >= NEARLY_ALL


@dataclass(frozen=True, slots=True)
class Items:
    """The dimensions one by one, and in pairs that were rated together often enough; the closest pair first."""

    items: tuple[Item, ...]
    pairs: tuple[Twins, ...]
    missing: Unsaid | None


def items(observations: Sequence[Observation], names: Mapping[str, str]) -> Items:
    """Look at the dimensions of `names` (names by id)."""
    columns = {key: [one.levels.get(key, 0) for one in observations] for key in names}
    met = {key: {one.candidate for one in observations if key in one.levels} for key in names}
    lines = tuple(_item(key, name, columns[key], len(met[key])) for key, name in names.items())
    useful = {line.id: line.separates for line in lines if line.separates is not False}
    pairs = [
        _twins(one, other, Counter(zip(columns[one], columns[other], strict=True)))
        for one, other in combinations(useful, 2)
    ]
    known = [
        pair for pair in pairs if pair.scorecards >= SCORECARDS_FROM and useful[pair.first] and useful[pair.second]
    ]
    return Items(lines, tuple(sorted(known, key=lambda pair: (-pair.share, pair.first, pair.second))), _lacking(pairs))


def _item(key: str, name: str, column: Sequence[int], candidates: int) -> Item:
    counts = Counter(column)
    return Item(key, name, {level: counts[level] for level in LEVELS}, len(column), candidates)


def _twins(first: str, second: str, table: Mapping[tuple[int, int], int]) -> Twins:
    both = {pair: times for pair, times in table.items() if all(pair)}
    equal = sum(times for (one, other), times in both.items() if one == other)
    return Twins(first, second, sum(both.values()), equal, _correlation(both))


def _correlation(table: Mapping[tuple[int, int], int]) -> float | None:
    """Pearson's correlation of a table of pairs; None when one side does not vary."""
    n = sum(table.values())
    x = sum(one * times for (one, _), times in table.items())
    y = sum(other * times for (_, other), times in table.items())
    xx = n * sum(one * one * times for (one, _), times in table.items()) - x * x
    yy = n * sum(other * other * times for (_, other), times in table.items()) - y * y
    xy = n * sum(one * other * times for (one, other), times in table.items()) - x * y
    return xy / sqrt(xx * yy) if xx and yy else None


def _lacking(pairs: Sequence[Twins]) -> Unsaid | None:
    """How many scorecards are missing before any pair can be judged; None also when there is no pair to judge."""
    if not pairs:
        return None
    most = max(pair.scorecards for pair in pairs)
    return too_few([Need(most, SCORECARDS_FROM, "scorecard with two dimensions", "scorecards with two dimensions")])
