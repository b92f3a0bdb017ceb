"""This room finds how much interviewers usually differ from sums that a store adds up, without reading any panel."""

from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.uncertainty import Spread


@dataclass(frozen=True, slots=True)
class Sums:
    """What the spread of a role's interviewers is computed from, over panels in which somebody rated something.

    Of each panel: how many rated (`raters`, and its square), the sum of their scores, its square divided by their
    number, and the squared distances of the scores from their mean.
    """

    panels: int
    raters: int
    squares: int
    rater_sum: float
    panel_squares: float
    scatter: float


def spread_of(sums: Sums) -> Spread | None:
    """The spread that `uncertainty.pooled` finds for the same panels, but for the last digits.

    Whatever order the panels were added up in, the nearest fraction of moderate length is the same.
    """
    df = sums.raters - sums.panels
    if df < 1:
        return None
    mean, variance = sums.rater_sum / sums.raters, sums.scatter / df
    between = 0.0
    if sums.panels > 1:
        size = (sums.raters - sums.squares / sums.raters) / (sums.panels - 1)
        apart = (sums.panel_squares - sums.rater_sum * mean) / (sums.panels - 1)
        between = max(0.0, (apart - variance) / size)
    return Spread(_nearby(variance), df, _nearby(between), _nearby(mean))


def _nearby(value: float) -> Fraction:
    return Fraction(value).limit_denominator(1_000_000_000)
