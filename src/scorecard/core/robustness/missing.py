"""This room asks what the missing ratings could still do to a call."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scorecard.core.policy import STRICTEST_FIRST
from scorecard.core.robustness.case import Case, call, is_shut
from scorecard.core.robustness.change import HIGHEST, LOWEST
from scorecard.core.robustness.search import reachable
from scorecard.core.scorecard import Vote
from scorecard.core.scoring import Tally

ANYBODY = ""
"""Who is to rate a dimension that is on nobody's list."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A rating that was to be given and is not there; `interviewer` is empty when it was on nobody's list."""

    dimension: str
    interviewer: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the missing ratings leave open: the scores with all of them at the lowest and at the highest level.

    `calls` holds the calls at both ends of every way they may turn out, the worst first.
    """

    missing: tuple[Missing, ...]
    low: Fraction
    high: Fraction
    calls: tuple[Vote, ...]


def missing(case: Case) -> tuple[Missing, ...]:
    """The missing ratings: what is in the focus of somebody's interview and was not rated, and what nobody rated."""
    asked = [
        Missing(dimension, card.interviewer)
        for card in case.cards
        if (slot := case.rubric.interview(card.interview))
        for dimension in slot.focus
        if card.interviewer not in case.tally.dimension(dimension).levels
    ]
    named = {one.dimension for one in asked}
    unasked = [Missing(line.id, ANYBODY) for line in case.tally.dimensions if not line.levels and line.id not in named]
    found = dict.fromkeys([*asked, *unasked])
    return tuple(sorted(found, key=lambda one: (case.place[one.dimension], one.interviewer)))


def bounds(case: Case) -> Bounds | None:
    """What the missing ratings could do to the score and the call; None when none is missing."""
    gaps = missing(case)
    if not gaps:
        return None
    low, high = (filled(case.tally, gaps, level) for level in (LOWEST, HIGHEST))
    if low.score is None or high.score is None:
        return None
    return Bounds(gaps, low.score, high.score, _calls(case, gaps, low))


def filled(figures: Tally, gaps: tuple[Missing, ...], level: int) -> Tally:
    """The figures with every missing rating at one level."""
    given: dict[str, dict[str, Fraction]] = {}
    for gap in gaps:
        given.setdefault(gap.dimension, {})[gap.interviewer] = Fraction(level)
    lines = (replace(line, levels={**line.levels, **given.get(line.id, {})}) for line in figures.dimensions)
    return replace(figures, dimensions=tuple(lines))


def _calls(case: Case, gaps: tuple[Missing, ...], figures: Tally) -> tuple[Vote, ...]:
    if is_shut(case.policy, figures):
        return (Vote.NO_DECISION,)
    free: dict[str, tuple[str, ...]] = {}
    for gap in gaps:
        free[gap.dimension] = (*free.get(gap.dimension, ()), gap.interviewer)
    found = {vote for _, vote, _ in reachable(case, 0, free)}
    return tuple(vote for vote in STRICTEST_FIRST if vote in found)


def calls_by_level(case: Case, gap: Missing) -> Mapping[int, Vote]:
    """The call for each level that one missing rating may get."""
    return {level: call(case.policy, filled(case.tally, (gap,), level)) for level in range(LOWEST, HIGHEST + 1)}
