"""This room says how sure a score is, given how much our interviewers usually differ. It informs and never decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import cos, expm1, pi, sin, sqrt

from scorecard.core.scoring import Tally

ENOUGH = 10
"""Degrees of freedom from which an interval is shown."""


def interviewer_scores(figures: Tally) -> Mapping[str, Fraction]:
    """What each interviewer alone gave: the weighted mean of the dimensions they rated."""
    earned: dict[str, Fraction] = {}
    weight: dict[str, int] = {}
    for line in figures.dimensions:
        for who, level in line.levels.items():
            earned[who] = earned.get(who, Fraction()) + line.weight * level
            weight[who] = weight.get(who, 0) + line.weight
    return {who: earned[who] / weight[who] for who in figures.interviewers if weight.get(who)}


@dataclass(frozen=True, slots=True)
class Spread:
    """How much interviewers of the same candidate differ, over the candidates of a role.

    `variance` is the pooled within-candidate variance of the interviewers' scores with `df` degrees of freedom,
    `between` the variance between candidates (0 where the interviews do not separate them), `mean` the mean of all
    interviewers' scores.
    """

    variance: Fraction
    df: int
    between: Fraction
    mean: Fraction

    @property
    def enough(self) -> bool:
        """Whether there is enough behind it for an interval."""
        return self.df >= ENOUGH

    def squared_error(self, interviewers: int) -> Fraction:
        """The variance of the mean of so many interviewers."""
        return self.variance / interviewers

    def standard_error(self, interviewers: int) -> float:
        """How far the mean of so many interviewers usually lies from what all of them would say."""
        return sqrt(self.squared_error(interviewers))


def pooled(panels: Iterable[Sequence[Fraction]]) -> Spread | None:
    """Pool the interviewers' scores of many candidates; None when nobody was met by two interviewers.

    v = sum over candidates and interviewers of (s - mean)^2 / sum (n - 1); between = (MSB - MSW) / k0, at least 0,
    with k0 = (N - sum n^2 / N) / (candidates - 1), the one-way layout with unequal panels.
    """
    groups = sorted(tuple(sorted(panel)) for panel in panels if panel)
    total = sum(map(len, groups))
    df = total - len(groups)
    if df < 1:
        return None
    means = [sum(group, Fraction()) / len(group) for group in groups]
    within = sum(
        ((score - mean) ** 2 for group, mean in zip(groups, means, strict=True) for score in group), Fraction()
    )
    grand = sum((sum(group, Fraction()) for group in groups), Fraction()) / total
    variance = within / df
    if len(groups) < 2:
        return Spread(variance, df, Fraction(), grand)
    sizes = list(map(len, groups))
    size = (total - Fraction(sum(many * many for many in sizes), total)) / (len(groups) - 1)
    apart = sum((many * (mean - grand) ** 2 for many, mean in zip(sizes, means, strict=True)), Fraction())
    return Spread(variance, df, max(Fraction(), (apart / (len(groups) - 1) - variance) / size), grand)


@dataclass(frozen=True, slots=True)
class Range:
    """Between what a score lies: an 80% interval, or, with too little behind it, the interviewers' own scores."""

    low: float
    high: float
    interval: bool


def score_range(figures: Tally, spread: Spread | None) -> Range | None:
    """The range of a panel's score; None with a single interviewer, who says nothing about how people differ.

    S +- t(.9, df) sqrt(v / n) when df is at least 10, cut at the ends of the scale; else lowest to highest interviewer.
    """
    scores = interviewer_scores(figures)
    if figures.score is None or len(scores) < 2:
        return None
    if spread is None or not spread.enough:
        return Range(float(min(scores.values())), float(max(scores.values())), interval=False)
    reach = t_quantile(0.9, spread.df) * spread.standard_error(len(scores))
    return Range(max(float(figures.score) - reach, 1.0), min(float(figures.score) + reach, 4.0), interval=True)


def about_equal(one: Tally, other: Tally, spread: Spread | None) -> bool | None:
    """Whether two scores are closer than their uncertainty; None when a single interviewer leaves that unknown.

    Closer than one standard error of their difference, sqrt(v/n + v/m); with too little behind that (df under 10)
    whether the interviewers' scores of the one overlap those of the other. Equal scores are about equal.
    """
    ours, theirs = (tuple(interviewer_scores(figures).values()) for figures in (one, other))
    if one.score is None or other.score is None:
        return None
    if one.score == other.score:
        return True
    if len(ours) < 2 or len(theirs) < 2:
        return None
    if spread is None or not spread.enough:
        return min(ours) <= max(theirs) and min(theirs) <= max(ours)
    return (one.score - other.score) ** 2 < spread.squared_error(len(ours)) + spread.squared_error(len(theirs))


def better(one: Tally, other: Tally, spread: Spread | None) -> float | None:
    """The probability that one candidate is better than another, given how much our interviewers usually differ.

    Scores are drawn toward the mean of all, S~ = G + rho (S - G) with rho = vb / (vb + v/n) and u = rho v/n; the
    answer is Phi((S~_a - S~_b) / sqrt(u_a + u_b)). None when too little is known (df under 10, nobody rated) or when
    the interviews do not separate the candidates (vb = 0).
    """
    ours, theirs = len(interviewer_scores(one)), len(interviewer_scores(other))
    if one.score is None or other.score is None or spread is None or not spread.enough or not spread.between:
        return None
    pulls = [spread.between / (spread.between + spread.squared_error(many)) for many in (ours, theirs)]
    drawn = [
        spread.mean + pull * (score - spread.mean) for pull, score in zip(pulls, (one.score, other.score), strict=True)
    ]
    left = sum(pull * spread.squared_error(many) for pull, many in zip(pulls, (ours, theirs), strict=True))
    gap = drawn[0] - drawn[1]
    if not left:
        return 0.5 if not gap else float(gap > 0)
    from statistics import NormalDist  # a seventh of a small command's start, and few need it

    return NormalDist().cdf(float(gap) / sqrt(left))


def t_quantile(probability: float, df: int) -> float:
    """The quantile of Student's t for probabilities above one half (Hill 1970, Algorithm 396)."""
    tails = 2 * (1 - probability)
    if df == 1:
        return cos(tails * pi / 2) / sin(tails * pi / 2)
    if df == 2:
        return sqrt(2 / (tails * (2 - tails)) - 2)
    a = 1 / (df - 0.5)
    b = 48 / a**2
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * sqrt(a * pi / 2) * df
    y = (d * tails) ** (2 / df)
    if y > 0.05 + a:
        from statistics import NormalDist

        x = NormalDist().inv_cdf(tails / 2)
        y = x * x
        c += 0.3 * (df - 4.5) * (x + 0.6) if df < 5 else 0
        c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c
        y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
        return sqrt(df * expm1(a * y * y))
    y = ((1 / (((df + 6) / (df * y) - 0.089 * d - 0.822) * (df + 2) * 3) + 0.5 / (df + 4)) * y - 1) * (df + 1) / (
        df + 2
    ) + 1 / y
    return sqrt(df * y)
