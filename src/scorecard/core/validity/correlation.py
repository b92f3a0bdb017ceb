"""This room holds correlations: Pearson's and Spearman's, their intervals, and what a restricted range does to them."""

from collections.abc import Sequence
from fractions import Fraction
from math import atanh, sqrt, tanh
from statistics import NormalDist

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""

Pairs = Sequence[tuple[Fraction, Fraction]]


def pearson(pairs: Pairs) -> float | None:
    """Pearson's r from exact sums, so that the order of the pairs changes no digit; None when one side is constant."""
    if len(pairs) < 2:
        return None
    x, y = ([pair[side] for pair in pairs] for side in (0, 1))
    across = sum((a * b for a, b in pairs), Fraction()) - sum(x, Fraction()) * sum(y, Fraction()) / len(pairs)
    squares = _squares(x) * _squares(y)
    if not squares:
        return None
    if across * across == squares:  # all points lie on a line: a root would miss 1 by a digit
        return 1.0 if across > 0 else -1.0
    return max(-1.0, min(1.0, float(across) / sqrt(squares)))


def spearman(pairs: Pairs) -> float | None:
    """Spearman's rho: Pearson's r of the ranks, equal values sharing their average rank."""
    return pearson(list(zip(ranks([a for a, _ in pairs]), ranks([b for _, b in pairs]), strict=True)))


def ranks(values: Sequence[Fraction]) -> list[Fraction]:
    """The rank of each value from 1; equal values share the average of the ranks they take together."""
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered, 1)))}
    last = {value: place for place, value in enumerate(ordered, 1)}
    return [Fraction(first[value] + last[value], 2) for value in values]


def spread(values: Sequence[Fraction]) -> float | None:
    """The standard deviation with n - 1; None for fewer than two values."""
    return sqrt(_squares(values) / (len(values) - 1)) if len(values) > 1 else None


def interval(r: float, n: int) -> tuple[float, float] | None:
    """The 95 % interval of Pearson's r by Fisher's z; None below 4 pairs, or when all points lie on a line.

    Fisher (1921): atanh(r) is about normal with variance 1/(n - 3).
    """
    return _back(r, sqrt(1 / (n - 3))) if n > 3 and abs(r) < 1 else None


def rank_interval(rho: float, n: int) -> tuple[float, float] | None:
    """The same for Spearman's rho, whose z has the variance (1 + rho^2/2)/(n - 3): Bonett and Wright (2000)."""
    return _back(rho, sqrt((1 + rho * rho / 2) / (n - 3))) if n > 3 and abs(rho) < 1 else None


def _back(r: float, error: float) -> tuple[float, float]:
    return tanh(atanh(r) - Z95 * error), tanh(atanh(r) + Z95 * error)


def chance(r: float, n: int) -> float:
    """How often chance alone gives an r at least as far from 0, by Fisher's z; 0 when all points lie on a line."""
    if abs(r) >= 1:
        return 0.0
    return 2 * (1 - NormalDist().cdf(abs(atanh(r)) * sqrt(n - 3))) if n > 3 else 1.0


def holm(chances: Sequence[float]) -> list[float]:
    """The chances of several tests, raised so that all of them together keep the error of one: Holm (1979)."""
    raised = [0.0] * len(chances)
    highest = 0.0
    for place, index in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, (len(chances) - place) * chances[index]))
        raised[index] = highest
    return raised


def unrestricted(r: float, u: float) -> float:
    """What r would be among all candidates; u is the spread of all of them over the spread of the hired.

    Thorndike (1949), case II: selection was by this score alone. u > 1 raises r.
    """
    return r * u / sqrt(1 - r * r + r * r * u * u)


def _squares(values: Sequence[Fraction]) -> Fraction:
    total = sum(values, Fraction())
    return sum((value * value for value in values), Fraction()) - total * total / len(values)
