"""This room changes ratings by a point and asks the policy again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from scorecard.core.policy import recommend
from scorecard.core.robustness.case import Case, Given, with_levels
from scorecard.core.scorecard import LEVELS, Vote
from scorecard.core.scoring import Tally

LOWEST, HIGHEST = min(LEVELS), max(LEVELS)


@dataclass(frozen=True, slots=True)
class Change:
    """One rating at another level."""

    given: Given
    level: int

    @property
    def points(self) -> int:
        """How many one-point changes it is."""
        return abs(self.level - self.given.level)


@dataclass(frozen=True, slots=True)
class Flip:
    """One or more changes, the score and the call they lead to, and the gates or rules that then decide."""

    changes: tuple[Change, ...]
    score: Fraction | None
    call: Vote
    deciding: tuple[str, ...]

    @property
    def points(self) -> int:
        """How many one-point changes it takes."""
        return sum(change.points for change in self.changes)


def single_flips(case: Case) -> tuple[Flip, ...]:
    """Every change of one rating by one point, up or down, after which the policy recommends something else."""
    steps = (Change(given, given.level + step) for given in case.given for step in (-1, 1))
    tried = (flip(case, (step,)) for step in steps if LOWEST <= step.level <= HIGHEST)
    return tuple(one for one in tried if one.call is not case.call)


def flip(case: Case, changes: Collection[Change]) -> Flip:
    """What the policy recommends when some ratings are changed."""
    figures = changed(case, changes)
    advice = recommend(case.policy, figures)
    return Flip(tuple(changes), figures.score, advice.call, tuple(check.rule for check in advice.deciding))


def changed(case: Case, changes: Iterable[Change]) -> Tally:
    """The figures with some ratings changed; who rated a dimension in several interviews has the mean of them."""
    instead = {change.given: change.level for change in changes}
    figures = case.tally
    for dimension in {given.dimension for given in instead}:
        mine = [given for given in case.given if given.dimension == dimension]
        levels = {
            who: Fraction(sum(instead.get(given, given.level) for given in some), len(some))
            for who, group in groupby(mine, key=lambda given: given.interviewer)
            for some in [list(group)]
        }
        figures = with_levels(figures, dimension, levels)
    return figures
