"""This room holds a sentence with what is behind it, and the words that such sentences share."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from scorecard.core.number import exact_text, shown
from scorecard.core.robustness.case import Case
from scorecard.core.robustness.change import Flip
from scorecard.core.robustness.missing import ANYBODY
from scorecard.core.robustness.omission import Without
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


def points(share: Fraction) -> str:
    """Weight in points of 100, rounded up to a tenth: `11 points`."""
    tenths = ceil(share * 1000)
    whole = str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
    return f"{whole} {'point' if whole == '1' else 'points'}"


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


def by_call(word: str, tried: tuple[Without, ...], now: Vote, names: dict[str, str] | None = None) -> str:
    """Say what the call becomes without each: `Without ana it would be No (sql-floor); without bob it stays Yes.`."""
    groups: dict[tuple[Vote, tuple[str, ...]], list[str]] = {}
    for one in tried:
        why = () if one.call is now else tuple(check.rule for check in one.deciding)
        groups.setdefault((one.call, why), []).append((names or {}).get(one.what, one.what))
    ordered = sorted(groups.items(), key=lambda item: item[0][0] is now)
    if len(ordered) == 1 and ordered[0][0][0] is now:
        return f"{word} any one of {listed(ordered[0][1], last='or')} it stays {now.words}."
    parts = [f"{listed(who, last='or')} {becomes(vote, now)}{reason(why)}" for (vote, why), who in ordered]
    return f"{word} " + f"; {word.lower()} ".join(parts) + "."


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
