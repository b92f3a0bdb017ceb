"""This room holds a sentence with what is behind it, and the words that such sentences share."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from scorecard.core.number import exact_text, shown
from scorecard.core.robustness.case import Case
from scorecard.core.robustness.change import Flip
from scorecard.core.robustness.missing import ANYBODY
from scorecard.core.robustness.weight import WeightRange
from scorecard.core.scorecard import Vote
from scorecard.core.text import listed

POLICY = "the rubric's policy, asked again"


@dataclass(frozen=True, slots=True)
class Saying:
    """One finding in a sentence; the number, the formula and the source behind it are for who asks."""

    topic: str
    sentence: str
    number: str
    formula: str
    source: str = POLICY


def percent(share: Fraction, *, up: bool = False) -> str:
    """A share in per cent with at most one decimal, rounded down or up: `41%`, `41.3%`."""
    tenths = (ceil if up else floor)(share * 1000)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def exactly(value: Fraction) -> str:
    """A number without rounding, and with two decimals beside a fraction: `16/5 (3.20)`, `3`."""
    return exact_text(value) if value.denominator == 1 else f"{exact_text(value)} ({shown(value)})"


def beyond(one: WeightRange) -> tuple[tuple[Fraction, str, Vote], ...]:
    """The ends of a range beyond which the call changes: how far off, in words, and to what."""
    ends = []
    if one.below:
        ends.append((one.share - one.low, f"less than {percent(one.low, up=True)}", one.below))
    if one.above:
        ends.append((one.high - one.share, f"more than {percent(one.high)}", one.above))
    return tuple(ends)


def becomes(vote: Vote, now: Vote) -> str:
    """The call that comes of something: `it stays Yes`, `it would be No`."""
    return f"it stays {vote.words}" if vote is now else f"it would be {vote.words}"


def name(case: Case, dimension: str) -> str:
    """A dimension as people read it."""
    return case.rubric.by_id[dimension].name


def somebody(who: str) -> str:
    """Who is to rate, in words."""
    return "somebody new" if who == ANYBODY else who


def steps(case: Case, flip: Flip) -> str:
    """The changes of a flip in words: `SQL by ana from 3 to 2`."""
    return listed(
        [
            f"{name(case, one.given.dimension)} by {one.given.interviewer} from {one.given.level} to {one.level}"
            for one in flip.changes
        ]
    )


def reason(rules: Iterable[str]) -> str:
    """The rules that decide, in brackets."""
    named = list(rules)
    return f" ({listed(named)})" if named else ""
