"""This room relates interview scores to outcomes of hires: what may be said of it, and from how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from scorecard.core.decision import HIRES
from scorecard.core.scorecard import Vote
from scorecard.core.validity.correlation import (
    Pairs,
    chance,
    holm,
    interval,
    pearson,
    rank_interval,
    spearman,
    spread,
    unrestricted,
)

FEWEST = 20
"""Hires below which nothing but the scatter is shown."""
ENOUGH = 80
"""Hires below which a relation is a direction only."""
LIKELY = 0.05


class Weight(StrEnum):
    """How much so many hires can say."""

    SCATTER_ONLY = "scatter_only"
    DIRECTION_ONLY = "direction_only"
    FIGURES = "figures"


class Obstacle(StrEnum):
    """Why a restricted range cannot be corrected for."""

    NO_RELATION = "no_relation"
    OTHER_GATES = "other_gates"
    NOT_NARROWER = "not_narrower"


@dataclass(frozen=True, slots=True)
class Hire:
    """A hire in the report: no id and no name, only the score, the outcome, and the mean of each dimension."""

    score: Fraction
    outcome: Fraction
    dimensions: Mapping[str, Fraction]
    seen: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """Anybody with a score on the rubric: what was decided, and what the score alone would say."""

    score: Fraction
    band: Vote | None
    decision: Vote | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A correlation with its 95 % interval; None for the interval where all points lie on one line."""

    value: float
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What r would be among all candidates, or why that cannot be said; `u` is their spread over the hires'."""

    all_spread: float
    hired_spread: float
    obstacle: Obstacle | None
    otherwise: int
    corrected: Estimate | None = None

    @property
    def u(self) -> float:
        """The spread of all candidates' scores over that of the hires'."""
        return self.all_spread / self.hired_spread


@dataclass(frozen=True, slots=True)
class DimensionRelation:
    """One dimension beside the outcome: how many hires were rated on it, r, and its chance after Holm."""

    id: str
    hires: int
    r: Estimate | None
    chance: float | None = None
    raised: float | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """What the report says. Estimates are None under `FEWEST` hires, and where one side does not vary."""

    hires: tuple[Hire, ...]
    weight: Weight
    pearson: Estimate | None
    spearman: Estimate | None
    correction: Correction | None
    dimensions: tuple[DimensionRelation, ...]

    @property
    def contaminated(self) -> int:
        """How many outcomes were rated by somebody who had seen the interview scorecards."""
        return sum(hire.seen for hire in self.hires)

    @property
    def same_scores(self) -> bool:
        """Whether all hires have the same score."""
        return len({hire.score for hire in self.hires}) == 1

    @property
    def same_outcomes(self) -> bool:
        """Whether all hires have the same outcome."""
        return len({hire.outcome for hire in self.hires}) == 1


def validity(hires: Sequence[Hire], everybody: Sequence[Scored], dimensions: Sequence[str]) -> Validity:
    """Relate the scores of hires to their outcomes; `everybody` holds all who have a score, the hires too."""
    ordered = tuple(sorted(hires, key=lambda hire: (hire.score, hire.outcome, hire.seen)))
    weight = _weight(len(ordered))
    if weight is Weight.SCATTER_ONLY:
        return Validity(ordered, weight, None, None, None, ())
    pairs = [(hire.score, hire.outcome) for hire in ordered]
    r, rho = pearson(pairs), spearman(pairs)
    return Validity(
        hires=ordered,
        weight=weight,
        pearson=_estimate(r, pairs),
        spearman=None if rho is None else Estimate(rho, rank_interval(rho, len(pairs))),
        correction=_correction(r, ordered, everybody),
        dimensions=_dimensions(ordered, dimensions),
    )


def _weight(hires: int) -> Weight:
    if hires < FEWEST:
        return Weight.SCATTER_ONLY
    return Weight.DIRECTION_ONLY if hires < ENOUGH else Weight.FIGURES


def _estimate(r: float | None, pairs: Pairs) -> Estimate | None:
    return None if r is None else Estimate(r, interval(r, len(pairs)))


def _correction(r: float | None, hires: Sequence[Hire], everybody: Sequence[Scored]) -> Correction:
    all_spread = spread([one.score for one in everybody]) or 0.0
    hired_spread = spread([hire.score for hire in hires]) or 0.0
    otherwise = sum(_otherwise(one) for one in everybody)
    if r is None or not hired_spread:
        return Correction(all_spread, hired_spread, Obstacle.NO_RELATION, otherwise)
    if otherwise:
        return Correction(all_spread, hired_spread, Obstacle.OTHER_GATES, otherwise)
    if all_spread < hired_spread:
        return Correction(all_spread, hired_spread, Obstacle.NOT_NARROWER, otherwise)
    u = all_spread / hired_spread
    ends = interval(r, len(hires))
    around = (unrestricted(ends[0], u), unrestricted(ends[1], u)) if ends else None
    return Correction(all_spread, hired_spread, None, otherwise, Estimate(unrestricted(r, u), around))


def _otherwise(one: Scored) -> bool:
    """Whether somebody was decided otherwise than their score alone says: by a gate, a rule, a vote or a person."""
    settled = one.decision not in (None, Vote.NO_DECISION)
    return settled and (one.decision in HIRES) != (one.band in HIRES)


def _dimensions(hires: Sequence[Hire], dimensions: Sequence[str]) -> tuple[DimensionRelation, ...]:
    found = []
    for key in dimensions:
        pairs = [(hire.dimensions[key], hire.outcome) for hire in hires if key in hire.dimensions]
        r = pearson(pairs) if len(pairs) >= FEWEST else None
        likely = None if r is None else chance(r, len(pairs))
        found.append(DimensionRelation(key, len(pairs), _estimate(r, pairs), likely))
    tested = [one for one in found if one.chance is not None]
    raised = dict(zip((one.id for one in tested), holm([one.chance or 0.0 for one in tested]), strict=True))
    return tuple(DimensionRelation(one.id, one.hires, one.r, one.chance, raised.get(one.id)) for one in found)
