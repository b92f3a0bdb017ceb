"""This room finds the fewest one-point changes of ratings that lead to another call, exactly.

Every dimension is looked at alone first: which means, with which rules on levels firing (a floor, a span), can be had
for how many changes. Then the dimensions are added up. For each number of changes and each set of firing rules the
lowest and the highest score are enough, because a higher score never lowers a call. Gates and rules on votes or red
flags do not depend on levels and stay as they are.

Where no rule looks at levels this is the count by leverage: one point on a rating moves the score by w / n (the
dimension's share of the weight over how many rated it), so the largest come first until the margin is used up; the
edge itself belongs to the better call, so rising needs `>=` and falling needs `>`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil, lcm

from scorecard.core.policy import capped
from scorecard.core.robustness.case import Case
from scorecard.core.robustness.change import HIGHEST, LOWEST, Change, Flip, flip
from scorecard.core.rule import Rule
from scorecard.core.scorecard import LEVELS, Vote

MANY = 12
"""From here on the number of changes is not counted: nobody asks about the thirteenth."""


@dataclass(frozen=True, slots=True)
class Person:
    """What one interviewer gave a dimension: how many levels and their sum; `free` when it is yet to be said."""

    name: str
    ratings: int
    total: int
    free: bool = False

    def tries(self, limit: int) -> Iterator[tuple[int, int]]:
        """The sums that so many one-point changes can lead to, each with what it costs."""
        if self.free:
            yield from ((level, 0) for level in LEVELS)
            return
        low = max(self.ratings * LOWEST, self.total - limit)
        high = min(self.ratings * HIGHEST, self.total + limit)
        yield from ((total, abs(total - self.total)) for total in range(low, high + 1))


@dataclass(frozen=True, slots=True)
class Row:
    """A dimension with who rated it. Means are counted in parts of `fine`, so that they are whole numbers."""

    dimension: str
    weight: int
    people: tuple[Person, ...]
    fine: int

    @property
    def parts(self) -> int:
        """In how many parts a level of the dimension's mean is counted."""
        return self.fine * len(self.people)


Totals = tuple[tuple[str, str, int], ...]
"""Whose levels of which dimension add up to something else now."""
Reached = tuple[int, Totals]
"""A sum of points and how it is reached."""
Ends = tuple[Reached, Reached]
Reach = dict[tuple[int, int], Ends]
"""By changes and by the level rules that fire (as bits): the lowest and the highest sum of points."""


def fewest(case: Case, wanted: Callable[[Vote], bool], *, limit: int = MANY) -> Flip | None:
    """The fewest one-point changes after which the call is one that is wanted; None when `limit` changes are too few.

    `wanted` holds for a call and every better one, for a call and every worse one, or for no_decision, or for any of
    these together.
    """
    found = _cheapest(case, wanted, limit)
    return flip(case, _changes(case, found[1])) if found else None


def fewest_points(case: Case, wanted: Callable[[Vote], bool], *, limit: int) -> int | None:
    """Only how many changes `fewest` finds, for when there are many panels."""
    found = _cheapest(case, wanted, limit)
    return found[0] if found else None


def _cheapest(case: Case, wanted: Callable[[Vote], bool], limit: int) -> "tuple[int, Totals] | None":
    if case.shut or case.tally.score is None:
        return None
    for bound in (*(step for step in (2, 4, 8) if step < limit), limit):
        for cost, vote, totals in reachable(case, bound):
            if wanted(vote):
                return cost, totals
    return None


def reachable(
    case: Case, limit: int, free: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[tuple[int, Vote, Totals]]:
    """The calls that so many changes can lead to, fewest changes first: the worst and the best of each way there.

    `free` names ratings that are yet to be given, by dimension: they may turn out as anything.
    """
    rows = _rows(case, free or {})
    rules = tuple(rule for rule in case.policy.rules if rule.looks_at_levels)
    fixed = tuple(rule.cap for rule in case.policy.rules if not rule.looks_at_levels and rule.kind.fires(case.tally))
    unit = lcm(*(row.parts for row in rows))
    reach: Reach = {(0, 0): ((0, ()), (0, ()))}
    for row in rows:
        reach = _added(reach, _alone(row, rules, unit, limit), limit)
    whole = unit * sum(row.weight for row in rows)
    for (cost, mask), ends in sorted(reach.items(), key=lambda item: item[0]):
        caps = (*fixed, *(rule.cap for at, rule in enumerate(rules) if mask >> at & 1))
        for points, totals in ends:
            yield cost, capped(case.policy.bands.call(Fraction(points, whole)), caps), totals


def _rows(case: Case, free: Mapping[str, tuple[str, ...]]) -> tuple[Row, ...]:
    found: dict[str, list[Person]] = {}
    for (dimension, who), group in groupby(case.given, key=lambda given: (given.dimension, given.interviewer)):
        levels = [given.level for given in group]
        found.setdefault(dimension, []).append(Person(who, len(levels), sum(levels)))
    for dimension, names in free.items():
        found.setdefault(dimension, []).extend(Person(who, 1, 0, free=True) for who in names)
    return tuple(
        Row(line.id, line.weight, tuple(found[line.id]), lcm(*(person.ratings for person in found[line.id])))
        for line in case.tally.dimensions
        if line.id in found
    )


def _alone(row: Row, rules: tuple[Rule, ...], unit: int, limit: int) -> Reach:
    scale = row.weight * unit // row.parts
    tests = [_test(rule, row) for rule in rules]
    found: Reach = {}
    for (total, low, high), (cost, totals) in _sums(row, limit).items():
        mask = sum(1 << at for at, test in enumerate(tests) if test(total, high - low))
        _widen(found, (cost, mask), (total * scale, totals), (total * scale, totals))
    return found


def _test(rule: Rule, row: Row) -> Callable[[int, int], bool]:
    if rule.floor:
        least = ceil(rule.floor.below * row.parts) if rule.floor.dimension == row.dimension else 0
        return lambda total, _: total < least
    limit = ((rule.span and rule.span.levels) or 0) * row.fine
    return lambda _, span: span >= limit


def _sums(row: Row, limit: int) -> dict[tuple[int, int, int], tuple[int, Totals]]:
    """By (sum of the people's means, lowest, highest of them), in parts of `fine`: the cheapest way there."""
    states: dict[tuple[int, int, int], tuple[int, Totals]] = {(0, HIGHEST * row.fine, 0): (0, ())}
    for person in row.people:
        after: dict[tuple[int, int, int], tuple[int, Totals]] = {}
        tries = [(reached, reached * (row.fine // person.ratings), cost) for reached, cost in person.tries(limit)]
        for (total, low, high), (spent, totals) in states.items():
            for reached, mean, cost in tries:
                price = spent + cost
                if price > limit:
                    continue
                key = total + mean, min(low, mean), max(high, mean)
                if key not in after or price < after[key][0]:
                    moved = ((row.dimension, person.name, reached),) if cost else ()
                    after[key] = (price, totals + moved)
        states = after
    return states


def _added(reach: Reach, row: Reach, limit: int) -> Reach:
    found: Reach = {}
    for (spent, mask), (low, high) in reach.items():
        for (cost, more), (lower, higher) in row.items():
            if spent + cost <= limit:
                least = (low[0] + lower[0], low[1] + lower[1])
                most = (high[0] + higher[0], high[1] + higher[1])
                _widen(found, (spent + cost, mask | more), least, most)
    return found


def _widen(found: Reach, key: tuple[int, int], low: Reached, high: Reached) -> None:
    if key not in found:
        found[key] = (low, high)
        return
    least, most = found[key]
    found[key] = (low if low[0] < least[0] else least, high if high[0] > most[0] else most)


def _changes(case: Case, totals: Totals) -> tuple[Change, ...]:
    changes = []
    for dimension, who, total in totals:
        mine = [given for given in case.given if (given.dimension, given.interviewer) == (dimension, who)]
        left = total - sum(given.level for given in mine)
        for given in mine:
            step = min(left, HIGHEST - given.level) if left > 0 else max(left, LOWEST - given.level)
            left -= step
            changes.extend([Change(given, given.level + step)] if step else [])
    return tuple(changes)
