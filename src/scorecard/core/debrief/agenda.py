"""This room orders what a panel talks about: disagreement x weight x power to flip, all three exact.

- Disagreement: how many levels the highest and the lowest are apart on the dimension.
- Weight: the dimension's points.
- Power to flip: of the levels that somebody gave, the share that would change the recommendation if the whole panel
  agreed on it. The recommendation is computed anew for each, rules and gates included.

Where the product is the same (often 0), disagreement x weight decides, then power, weight, and the rubric's order.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.number import exact_text, shown
from scorecard.core.policy import recommend
from scorecard.core.scorecard import LEVELS, Vote
from scorecard.core.scoring import DimensionScore
from scorecard.core.text import listed

ANYBODY = "somebody"
HOW = (
    "Items are ordered by disagreement x weight x power to flip: the levels between the highest and the lowest "
    "rating, times the dimension's weight, times the share of the given levels that would change the recommendation "
    "if everybody agreed on it. Ties: disagreement x weight, then power, weight, and the rubric's order."
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the recommendation would be if the panel agreed on a level."""

    level: Fraction
    call: Vote


@dataclass(frozen=True, slots=True)
class Item:
    """A dimension on the agenda. `agreed` has one entry for each level given (all four when nobody rated it)."""

    line: DimensionScore
    call: Vote
    agreed: tuple[Agreed, ...]
    speakers: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def id(self) -> str:
        """The dimension's id."""
        return self.line.id

    @property
    def apart(self) -> Fraction:
        """The levels between the highest and the lowest rating."""
        levels = self.line.levels.values()
        return max(levels) - min(levels) if levels else Fraction()

    @property
    def flips(self) -> tuple[Agreed, ...]:
        """The levels to agree on that would change the recommendation."""
        return tuple(one for one in self.agreed if one.call is not self.call)

    @property
    def power(self) -> Fraction:
        """The share of these levels that would change the recommendation."""
        return Fraction(len(self.flips), len(self.agreed))

    @property
    def urgency(self) -> Fraction:
        """Disagreement x weight x power to flip."""
        return self.apart * self.line.weight * self.power

    @property
    def sum(self) -> str:
        """The multiplication as people can check it: `1 apart x weight 20 x power 1/2 = 10`."""
        power = exact_text(self.power)
        return f"{number(self.apart)} apart x weight {self.line.weight} x power {power} = {number(self.urgency)}"

    @property
    def because(self) -> str:
        """What agreeing on it could do, in a sentence."""
        if not self.line.levels:
            return f"Nobody rated it. {self._changing() or 'No level on it would change the recommendation.'}"
        if len(self.agreed) == 1 and not self.flips:
            alone = len(self.line.levels) == 1
            return "Only one person rated it." if alone else "Everybody gave the same level."
        return self._changing() or "None of the levels given, agreed on alone, would change the recommendation."

    def _changing(self) -> str:
        calls = dict.fromkeys(one.call for one in self.flips)
        said = (
            f"on {listed([number(one.level) for one in self.flips if one.call is call], last='or')} would make it "
            f"{call.words}"
            for call in calls
        )
        return f"Agreeing {', '.join(said)} (now {self.call.words})." if calls else ""


def agenda(assessment: Assessment, order: tuple[str, ...]) -> tuple[Item, ...]:
    """The dimensions, the most pressing first; on each, who rated it speaks in `order` and the others listen."""
    items = [_item(assessment, line, order) for line in assessment.tally.dimensions]
    return tuple(
        sorted(items, key=lambda one: (-one.urgency, -one.apart * one.line.weight, -one.power, -one.line.weight))
    )


def _item(assessment: Assessment, line: DimensionScore, order: tuple[str, ...]) -> Item:
    given = sorted(set(line.levels.values())) or [Fraction(level) for level in LEVELS]
    return Item(
        line=line,
        call=assessment.recommendation.call,
        agreed=tuple(Agreed(level, _call_if_agreed(assessment, line, level)) for level in given),
        speakers=tuple(who for who in order if who in line.levels),
        silent=tuple(who for who in order if who not in line.levels),
    )


def _call_if_agreed(assessment: Assessment, line: DimensionScore, level: Fraction) -> Vote:
    """The recommendation if everybody who rated a dimension had given it one level."""
    agreed = replace(line, levels=dict.fromkeys(line.levels or (ANYBODY,), level))
    lines = tuple(agreed if one.id == line.id else one for one in assessment.tally.dimensions)
    return recommend(assessment.rubric.policy, replace(assessment.tally, dimensions=lines)).call


def number(value: Fraction) -> str:
    """Write a number so that one can go on calculating with it: `3`, or `40/3 (13.33)`."""
    return str(value.numerator) if value.denominator == 1 else f"{exact_text(value)} ({shown(value)})"
