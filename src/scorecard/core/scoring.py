"""This room turns ratings into an exact score and its coverage. Nothing here rounds, nothing here decides."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Protocol, cast

from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.text import lookup_key


class Weighted(Protocol):
    """A line with an id, a name and a weight: a dimension, or a criterion of an exercise."""

    @property
    def id(self) -> str:
        """Short and lasting."""

    @property
    def name(self) -> str:
        """As people read it."""

    @property
    def weight(self) -> int:
        """A positive integer."""


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """What a panel says of one dimension.

    `levels` holds one level for each interviewer who rated it; who rated it in several interviews counts once,
    with the mean of their levels.
    """

    id: str
    name: str
    weight: int
    levels: Mapping[str, Fraction]

    @property
    def mean(self) -> Fraction | None:
        """The mean over interviewers, or None when nobody rated it."""
        if not self.levels:
            return None
        total, parts = _in_parts(self.levels.values())
        return Fraction(total, parts * len(self.levels))


@dataclass(frozen=True, slots=True)
class RaisedBy:
    """A red flag with the interviewer who raised it."""

    interviewer: str
    id: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything a policy looks at: the panel's figures by dimension, its votes and its red flags."""

    dimensions: tuple[DimensionScore, ...]
    scorecards: int
    interviewers: tuple[str, ...]
    votes: tuple[tuple[str, Vote], ...]
    red_flags: tuple[RaisedBy, ...]

    @property
    def score(self) -> Fraction | None:
        """The weighted mean of the dimension means, in levels, over the dimensions somebody rated."""
        return _mean_of_means([(line.weight, line.levels.values()) for line in self.dimensions if line.levels])

    @property
    def equal_weights(self) -> Fraction | None:
        """The same with every dimension weighing alike."""
        return _mean_of_means([(1, line.levels.values()) for line in self.dimensions if line.levels])

    @property
    def coverage(self) -> Fraction:
        """The share of the weight that somebody rated, 0 to 1."""
        rated = sum(line.weight for line in self.dimensions if line.levels)
        return Fraction(rated, sum(line.weight for line in self.dimensions))

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Names of the dimensions that nobody rated."""
        return tuple(line.name for line in self.dimensions if not line.levels)

    def dimension(self, dimension_id: str) -> DimensionScore:
        """The line of that dimension; KeyError when the rubric has none."""
        for line in self.dimensions:
            if line.id == dimension_id:
                return line
        raise KeyError(dimension_id)


def tally(dimensions: Iterable[Weighted], scorecards: Iterable[Scorecard]) -> Tally:
    """Count a panel, dimension first; the order of the scorecards does not matter to any figure.

    Ratings of anything that is not among the dimensions are left out.
    """
    ordered = sorted(scorecards, key=lambda card: (card.interviewer, card.interview or ""))
    cards = one_spelling(ordered)
    return Tally(
        dimensions=tuple(
            DimensionScore(line.id, line.name, line.weight, _levels(line.id, cards)) for line in dimensions
        ),
        scorecards=len(cards),
        interviewers=tuple(dict.fromkeys(card.interviewer for card in cards)),
        votes=tuple((card.interviewer, card.vote) for card in cards if card.vote),
        red_flags=tuple(
            RaisedBy(card.interviewer, flag.id, flag.evidence) for card in cards for flag in card.red_flags
        ),
    )


def one_spelling(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """The scorecards with each interviewer's name as it is spelled first: Ana and ana are one person."""
    names: dict[str, str] = {}
    return tuple(with_name(card, names.setdefault(lookup_key(card.interviewer), card.interviewer)) for card in cards)


def with_name(card: Scorecard, interviewer: str) -> Scorecard:
    """The scorecard with its interviewer's name spelled so."""
    return card if card.interviewer == interviewer else replace(card, interviewer=interviewer)


def _levels(dimension_id: str, cards: tuple[Scorecard, ...]) -> dict[str, Fraction]:
    given: dict[str, list[int]] = {}
    for card in cards:
        rating = card.ratings.get(dimension_id)
        if rating and rating.level is not None:
            given.setdefault(card.interviewer, []).append(rating.level)
    return {who: mean_level(levels) for who, levels in given.items()}


def mean_level(levels: Sequence[int]) -> Fraction:
    """The mean of somebody's levels; one that is alone stays the whole number it is, with which all is quicker."""
    return cast("Fraction", levels[0]) if len(levels) == 1 else Fraction(sum(levels), len(levels))


def weighted(lines: Iterable[tuple[int, Fraction | None]]) -> Fraction | None:
    """The weighted mean of what has a value, or None when nothing has."""
    return _mean_of_means([(weight, (mean,)) for weight, mean in lines if mean is not None])


def _mean_of_means(lines: Sequence[tuple[int, Collection[Fraction]]]) -> Fraction | None:
    """The weighted mean of the means of some values each, in whole parts; a quarter of the time of adding fractions."""
    total = sum([weight for weight, _ in lines])
    if not total:
        return None
    sums = [(weight, len(values), _in_parts(values)) for weight, values in lines]
    whole = lcm(*[parts * many for _, many, (_, parts) in sums])
    points = sum([weight * points * (whole // (parts * many)) for weight, many, (points, parts) in sums])
    return Fraction(points, whole * total)


def _in_parts(values: Collection[Fraction]) -> tuple[int, int]:
    """The sum of some values, and of how many parts of one it is the number."""
    parts = lcm(*[value.denominator for value in values])
    return sum([value.numerator * (parts // value.denominator) for value in values]), parts
