"""This room compares two rates: the four-fifths rule, the one-person test and Fisher's exact test, in integers."""

from dataclasses import dataclass
from fractions import Fraction
from math import comb, exp, log, sqrt

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of a group made it: `made` of `of` people."""

    made: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """The rate, or None for a group of nobody."""
        return Fraction(self.made, self.of) if self.of else None


def ratio(low: Rate, high: Rate) -> Fraction | None:
    """The impact ratio: the lower rate over the highest; None when nobody made it or a group is empty."""
    return Fraction(low.made * high.of, low.of * high.made) if low.of and high.made else None


def below_four_fifths(low: Rate, high: Rate) -> bool:
    """Whether a rate is less than four fifths of the highest, compared in integers: exactly 4/5 is not less.

    29 CFR 1607.4(D); Uniform Guidelines, Questions and Answers (1979), no. 11.
    """
    return 5 * low.made * high.of < 4 * high.made * low.of


def one_person_reverses(low: Rate, high: Rate) -> bool:
    """Whether one selection moved from the higher to the lower group would give that group the higher rate.

    Uniform Guidelines, Questions and Answers (1979), no. 21.
    """
    return (low.made + 1) * high.of > (high.made - 1) * low.of


def fisher(one: Rate, other: Rate) -> Fraction:
    """Fisher's exact test of two rates, two-sided: the share of all tables no likelier than this one, exactly.

    The counts of the tables are compared as integers, so equally likely ones are never missed. Fisher (1935).
    """
    people, made = one.of + other.of, one.made + other.made
    least, most = max(0, made - other.of), min(one.of, made)
    seen = comb(one.of, one.made) * comb(other.of, other.made)
    count = comb(one.of, least) * comb(other.of, made - least)
    likely = 0
    for here in range(least, most + 1):
        likely += count if count <= seen else 0
        count = count * (one.of - here) * (made - here) // ((here + 1) * (other.of - made + here + 1))
    return Fraction(likely, comb(people, made))


def least_expected(one: Rate, other: Rate) -> Fraction:
    """The smallest of the four counts expected if both groups had the same rate; two empty groups expect 0."""
    people, made = one.of + other.of, one.made + other.made
    if not people:
        return Fraction(0)
    return Fraction(min(made, people - made) * min(one.of, other.of), people)


def ratio_interval(low: Rate, high: Rate) -> tuple[float, float] | None:
    """The 95 % interval of the impact ratio on the log scale; None when a group has nobody who made it.

    Katz, Baptista, Azen and Pike (1978), method C.
    """
    if not low.made or not high.made:
        return None
    spread = Z95 * sqrt(1 / low.made - 1 / low.of + 1 / high.made - 1 / high.of)
    middle = log(low.made * high.of / (low.of * high.made))
    return exp(middle - spread), exp(middle + spread)


def false_alarm(one: int, other: int, rate: Fraction) -> float:
    """How often two groups of these sizes with the same true rate differ by less than four fifths, by chance alone."""
    p = float(rate)
    first, second = _binomial(one, p), _binomial(other, p)
    return sum(
        first[a] * second[b]
        for a in range(one + 1)
        for b in range(other + 1)
        if below_four_fifths(Rate(a, one), Rate(b, other)) or below_four_fifths(Rate(b, other), Rate(a, one))
    )


def _binomial(size: int, p: float) -> list[float]:
    return [comb(size, made) * p**made * (1 - p) ** (size - made) for made in range(size + 1)]
