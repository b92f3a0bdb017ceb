"""This room asks how much the weights matter: within which bounds a call stands or a candidate stays ahead.

With `t` the share of one dimension, the others keep their proportions and share `1 - t`. The score is then
`(t m + (1 - t) A) / (t + (1 - t) C)`: `m` is the dimension's mean, `A` the weighted sum of the other means, `C` the
share of the others that somebody rated. Every edge of a call is a root in closed form (with full coverage the weight
stability interval of Mareschal 1988; the same boundary as Triantaphyllou and Sánchez 1997, delta = (w - t)/(1 - t)).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.policy import capped
from scorecard.core.robustness.case import Case, call, outcomes, with_weights
from scorecard.core.scorecard import Vote


@dataclass(frozen=True, slots=True)
class WeightRange:
    """Within which share of the weight (0 to 1) one dimension leaves the call as it is.

    `below` and `above` are the calls beyond; None where no share on that side changes the call (0 and 1 themselves,
    at which one dimension has no weight or all of it, are left to leaving a dimension out).
    """

    dimension: str
    share: Fraction
    low: Fraction
    high: Fraction
    below: Vote | None
    above: Vote | None


@dataclass(frozen=True, slots=True)
class Tilt:
    """The call as a function of one dimension's share of the weight.

    `mean` is the dimension's, None when nobody rated it; `earned` the weighted sum of the other means, and `covered`
    how much of the others' weight was rated; `fixed` what the rules do, none of which looks at weights.
    """

    case: Case
    dimension: str
    share: Fraction
    mean: Fraction | None
    earned: Fraction
    covered: Fraction
    fixed: tuple[Vote, ...]

    def call(self, share: Fraction) -> Vote:
        """The call when the dimension has that share."""
        rest, policy = 1 - share, self.case.policy
        earned, covered = self.earned * rest, self.covered * rest
        if self.mean is not None:
            earned, covered = earned + share * self.mean, covered + share
        if not covered or covered < policy.coverage or len(self.case.tally.interviewers) < policy.interviewers:
            return Vote.NO_DECISION
        return capped(policy.bands.call(earned / covered), self.fixed)

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """The shares between 0 and 1 at which the call may change, ascending."""
        policy, here = self.case.policy, 0 if self.mean is None else 1
        lines = [(here - policy.coverage, self.covered - policy.coverage)]
        if self.mean is not None:
            bands = policy.bands.descending[:-1]
            lines += [(self.mean - edge, self.earned - edge * self.covered) for _, edge in bands]
        roots = {rest / (rest - own) for own, rest in lines if own != rest}
        return tuple(sorted(root for root in roots if 0 < root < 1))


def tilts(case: Case) -> tuple[Tilt, ...]:
    """The call by each dimension's share, in the rubric's order; none for a dimension that has all the weight."""
    lines, fixed = case.tally.dimensions, outcomes(case.policy, case.tally)
    means = {line.id: line.mean for line in lines}
    total = sum(line.weight for line in lines)
    rated = sum(line.weight for line in lines if line.levels)
    earned = sum((line.weight * mean for line in lines if (mean := means[line.id]) is not None), Fraction())
    found = []
    for line in lines:
        if rest := total - line.weight:
            mean = means[line.id]
            own = (line.weight, line.weight * mean) if mean is not None else (0, Fraction())
            others = (earned - own[1]) / rest, Fraction(rated - own[0], rest)
            found.append(Tilt(case, line.id, Fraction(line.weight, total), mean, *others, fixed))
    return tuple(found)


def weight_ranges(case: Case) -> tuple[WeightRange, ...]:
    """Within which share of the weight each dimension leaves the call as it is, in the rubric's order."""
    return tuple(map(_range, tilts(case)))


def _range(lean: Tilt) -> WeightRange:
    here, edges = lean.share, lean.edges
    low, below = _walk(lean, [edge for edge in reversed(edges) if edge < here], Fraction(0))
    high, above = _walk(lean, [edge for edge in edges if edge > here], Fraction(1))
    return WeightRange(lean.dimension, here, low, high, below, above)


def _walk(lean: Tilt, edges: Sequence[Fraction], end: Fraction) -> tuple[Fraction, Vote | None]:
    """Go from the share as it is to an end, and stop where the call changes; an end itself is not a share to have."""
    at = lean.share
    for edge in (*edges, end):
        tried = [((at + edge) / 2, at), *([(edge, edge)] if edge != end else [])]
        for reached, stop in tried:
            other = lean.call(reached)
            if other is not lean.case.call:
                return stop, other
        at = edge
    return end, None


@dataclass(frozen=True, slots=True)
class Nudge:
    """What one dimension's weight does to the call when it counts some points more or less."""

    dimension: str
    points: int
    call: Vote


def nudges(case: Case, points: int = 5) -> tuple[Nudge, ...]:
    """The calls when each dimension counts so many points of 100 less or more, the others in proportion."""
    return tuple(
        Nudge(lean.dimension, step, lean.call(min(max(lean.share + Fraction(step, 100), Fraction(0)), Fraction(1))))
        for lean in tilts(case)
        for step in (-points, points)
    )


def equal_weights_call(case: Case) -> Vote:
    """The call when every dimension weighs alike."""
    return call(case.policy, with_weights(case.tally, dict.fromkeys(case.place, 1)))


@dataclass(frozen=True, slots=True)
class Lead:
    """Within which share of the weight a dimension leaves a candidate ahead of a rival; None: no end on that side."""

    dimension: str
    share: Fraction
    low: Fraction | None
    high: Fraction | None


def lead(weights: Mapping[str, int], ahead: Mapping[str, Fraction], rival: Mapping[str, Fraction]) -> tuple[Lead, ...]:
    """The weight stability intervals of a lead, over dimensions that both were rated on (the mappings' common keys).

    At the interval's end both scores are equal. t* = (M_q - M_i) / ((m_ik - m_qk) - (M_i - M_q)).
    """
    shared = [key for key in weights if key in ahead and key in rival and weights[key]]
    total = sum(weights[key] for key in shared)
    gaps = {key: ahead[key] - rival[key] for key in shared}
    whole = sum((weights[key] * gaps[key] for key in shared), Fraction())
    return tuple(
        _lead(
            key, Fraction(weights[key], total), gaps[key], (whole - weights[key] * gaps[key]) / (total - weights[key])
        )
        for key in shared
        if weights[key] != total
    )


def _lead(dimension: str, share: Fraction, own: Fraction, rest: Fraction) -> Lead:
    if own == rest:
        return Lead(dimension, share, None, None)
    edge = rest / (rest - own)
    low = edge if 0 < edge <= share and own > rest else None
    high = edge if share <= edge < 1 and own < rest else None
    return Lead(dimension, share, low, high)
