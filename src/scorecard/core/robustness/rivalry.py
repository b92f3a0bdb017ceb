"""This room puts two candidates side by side: what separates them, and what it takes to change their order."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.robustness.case import Case
from scorecard.core.robustness.missing import bounds
from scorecard.core.robustness.transfer import Move, weight_to_move
from scorecard.core.robustness.weight import Lead, lead
from scorecard.core.scoring import Tally
from scorecard.core.uncertainty import Spread, about_equal, better


@dataclass(frozen=True, slots=True)
class Line:
    """One dimension of both: their means and how much of the distance between the scores comes from it."""

    dimension: str
    share: Fraction
    ahead: Fraction
    behind: Fraction

    @property
    def part(self) -> Fraction:
        """What it adds to the lead; negative where the rival is better."""
        return self.share * (self.ahead - self.behind)


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Who is ahead on the dimensions that both were rated on, and how safely.

    `swapped` says that the candidate asked about is the one behind. `left_out` are dimensions that only one of them
    was rated on. `sure` says that no missing rating can change the order. `moves` is None when no weighting can.
    `chance` is the probability that the one ahead is the better one, given how much interviewers usually differ, and
    `blurred` says that they differ so much that nobody stands out; None and False where too little is known. It is
    about whole panels, so there is none while a dimension is left out.
    """

    swapped: bool
    scores: tuple[Fraction, Fraction]
    equal_weights: tuple[Fraction, Fraction]
    lines: tuple[Line, ...]
    left_out: tuple[str, ...]
    leads: tuple[Lead, ...]
    moves: tuple[Move, ...] | None
    about_equal: bool | None
    chance: float | None
    blurred: bool
    sure: bool | None

    @property
    def tied(self) -> bool:
        """Whether both have the same score."""
        return self.scores[0] == self.scores[1]

    @property
    def points(self) -> Fraction | None:
        """The share of the weight to move for the one behind to catch up."""
        return None if self.moves is None else sum((move.share for move in self.moves), Fraction())

    @property
    def separates(self) -> Line | None:
        """The dimension that adds most to the lead; None when none does."""
        first = max(self.lines, key=lambda line: line.part, default=None)
        return first if first and first.part > 0 else None


def rivalry(one: Case, other: Case, spread: Spread | None = None) -> Rivalry | None:
    """Compare two candidates by the weights of the first; None when nobody rated both on the same dimension."""
    means = [_means(case.tally) for case in (one, other)]
    weights = {line.id: line.weight for line in one.tally.dimensions if line.id in means[0] and line.id in means[1]}
    total = sum(weights.values())
    if not total:
        return None
    scores = [_weighted(weights, given) for given in means]
    swapped = scores[0] < scores[1]
    ahead, behind = (1, 0) if swapped else (0, 1)
    ours, theirs = means[ahead], means[behind]
    even = dict.fromkeys(weights, 1)
    left_out = tuple(line.id for line in one.tally.dimensions if (line.id in means[0]) != (line.id in means[1]))
    chance = None if left_out else better((one, other)[ahead].tally, (one, other)[behind].tally, spread)
    return Rivalry(
        swapped=swapped,
        scores=(scores[ahead], scores[behind]),
        equal_weights=(_weighted(even, ours), _weighted(even, theirs)),
        lines=tuple(Line(key, Fraction(weight, total), ours[key], theirs[key]) for key, weight in weights.items()),
        left_out=left_out,
        leads=lead(weights, ours, theirs),
        moves=weight_to_move(weights, ours, theirs),
        about_equal=about_equal(one.tally, other.tally, spread),
        chance=chance,
        blurred=spread is not None and spread.enough and not spread.between,
        sure=_sure((one, other)[ahead], (one, other)[behind]),
    )


def _means(figures: Tally) -> dict[str, Fraction]:
    return {line.id: line.mean for line in figures.dimensions if line.mean is not None}


def _weighted(weights: Mapping[str, int], means: Mapping[str, Fraction]) -> Fraction:
    return sum((weight * means[key] for key, weight in weights.items()), Fraction()) / sum(weights.values())


def _sure(ahead: Case, behind: Case) -> bool | None:
    """Whether the lowest score that is possible ahead is above the highest behind; None when nothing is missing."""
    left, right = bounds(ahead), bounds(behind)
    if left is None and right is None:
        return None
    low, high = (left.low if left else ahead.tally.score), (right.high if right else behind.tally.score)
    return low is not None and high is not None and low > high
