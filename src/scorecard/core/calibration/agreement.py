"""This room says how alike interviewers rate: what they agree on beyond chance, and how reliable a panel is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import chain

from scorecard.core.calibration.alike import Count, Measure, measure_of
from scorecard.core.calibration.observation import SCORE_PARTS, Ratings, Unit
from scorecard.core.calibration.reliability import OneWay, one_way, stepped_up
from scorecard.core.calibration.resample import Chance, Interval, percentiles, resampled
from scorecard.core.unsaid import Need, Unsaid, too_few

SHOWN_FROM = 10
"""Candidates with two interviewers that it takes to show a coefficient."""

JUDGED_FROM = 30
"""Candidates with two interviewers that it takes to say whether a coefficient is usual."""

ALL_EQUAL = "everyone gave the same rating; agreement 100%, alpha cannot be computed"
NOTHING_DIFFERS = "nothing differs, so reliability cannot be computed"


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's ordinal alpha with its interval: disagreement seen and by chance, among `values` levels."""

    value: Fraction
    interval: Interval | None
    values: Fraction
    seen: Fraction
    chance: Fraction


@dataclass(frozen=True, slots=True)
class Reliability:
    """The one-way intraclass correlation of one interviewer's ratings, with its interval and mean squares."""

    single: Fraction
    interval: Interval | None
    squares: OneWay[Fraction]

    def of(self, raters: int) -> Fraction:
        """The reliability of the mean of so many interviewers; an estimate below 0 counts as 0."""
        return stepped_up(max(self.single, Fraction(0)), raters)

    def interval_of(self, raters: int) -> Interval | None:
        """The limits of that reliability."""
        if self.interval is None:
            return None
        low, high = (Fraction(max(limit, 0.0)) for limit in (self.interval.low, self.interval.high))
        return Interval(float(stepped_up(low, raters)), float(stepped_up(high, raters)))


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike ratings of the same thing are: how many pairs there are, which share is equal or within one point."""

    pairs: int
    identical: Fraction
    within_one: Fraction
    alpha: Alpha | Unsaid
    reliability: Reliability | Unsaid


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one dimension, or of all together; `candidates` had two interviewers who rated it."""

    id: str
    name: str
    candidates: int
    alike: Alike | Unsaid


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike interviewers rate, over all dimensions and by dimension.

    The reliability of `overall` is that of whole scorecards: of each interviewer's score. `panel` is how many
    interviewers a candidate who has several usually has.
    """

    overall: Line
    dimensions: tuple[Line, ...]
    panel: int


def agreement(rated: Ratings, names: Mapping[str, str], chance: Chance) -> Agreement:
    """Compare what interviewers gave the same candidates on the dimensions of `names` (names by id)."""
    scored = tuple(unit for unit in rated.scores if len(unit.levels) > 1)
    strips = _strips(rated, tuple(names), scored)
    rows = tuple(strips.rows().values())
    found = strips.split([sum(column) for column in zip(*rows, strict=True)] or strips.nothing)
    draws = [strips.split(drawn) for drawn in resampled(rows, chance)] if len(rows) >= SHOWN_FROM else []
    shared = len({unit.candidate for unit in rated.shared})
    whole = _alike(shared, found[0], [one[0] for one in draws])
    if isinstance(whole, Alike):
        whole = replace(whole, reliability=_reliability(found[-1], [one[-1] for one in draws]))
    lines = tuple(
        Line(key, name, found[place].units, _alike(found[place].units, found[place], [one[place] for one in draws]))
        for place, (key, name) in enumerate(names.items(), 1)
    )
    return Agreement(Line("", "", shared, whole), lines, _usual([len(unit.levels) for unit in scored]))


@dataclass(frozen=True, slots=True)
class _Strips:
    """Counts side by side: a strip for each dimension, and one for the scores."""

    levels: Measure
    scores: Measure
    by_candidate: tuple[Mapping[str, tuple[int, ...]], ...]

    def rows(self) -> Mapping[str, tuple[int, ...]]:
        """For each candidate, by id, all counts in one row."""
        *first, last = self.by_candidate
        none, unscored = (0,) * self.levels.width, (0,) * self.scores.width
        return {
            who: tuple(chain(*(strip.get(who, none) for strip in first), last.get(who, unscored)))
            for who in sorted({who for strip in self.by_candidate for who in strip})
        }

    @property
    def nothing(self) -> list[int]:
        """The row of nobody."""
        return [0] * (self.levels.width * (len(self.by_candidate) - 1) + self.scores.width)

    def split(self, row: Sequence[int]) -> list[Count]:
        """The counts of a row: of all dimensions together, of each dimension, and of the scores."""
        width, edge = self.levels.width, len(row) - self.scores.width
        parts = [row[at : at + width] for at in range(0, edge, width)]
        together = [sum(column) for column in zip(*parts, strict=True)]
        return [*(Count(self.levels, part) for part in (together, *parts)), Count(self.scores, row[edge:])]


def _strips(rated: Ratings, dimensions: Sequence[str], scored: Sequence[Unit]) -> _Strips:
    levels = measure_of((tuple(unit.levels.values()) for unit in rated.shared), rated.parts)
    scores = measure_of((tuple(unit.levels.values()) for unit in scored), SCORE_PARTS, matched=False)
    counted = cache(levels.count)
    found: dict[str, dict[str, tuple[int, ...]]] = {dimension: {} for dimension in dimensions}
    for unit in rated.shared:
        found[unit.dimension][unit.candidate] = counted(tuple(sorted(unit.levels.values())))
    last = {unit.candidate: scores.count(tuple(unit.levels.values())) for unit in scored}
    return _Strips(levels, scores, (*found.values(), last))


def _missing(candidates: int) -> Unsaid | None:
    who = ("candidate with two interviewers", "candidates with two interviewers")
    return too_few([Need(candidates, SHOWN_FROM, *who)])


def _alike(candidates: int, found: Count, draws: Sequence[Count]) -> Alike | Unsaid:
    """What is said of a line; its reliability is that of single levels."""
    missing = _missing(candidates)
    if missing:
        return missing
    pairs, identical, within_one = found.pairs
    return Alike(
        pairs, Fraction(identical, pairs), Fraction(within_one, pairs), _alpha(found, draws), _reliability(found, draws)
    )


def _alpha(found: Count, draws: Sequence[Count]) -> Alpha | Unsaid:
    made = found.disagreement
    if made.alpha is None:
        return Unsaid(ALL_EQUAL)
    interval = percentiles([one.disagreement.estimate for one in draws])
    return Alpha(made.alpha, interval, made.values, *made.means)


def _reliability(found: Count, draws: Sequence[Count]) -> Reliability | Unsaid:
    missing = _missing(found.units)
    if missing:
        return missing
    squares = one_way(found.sums)
    if squares is None or squares.single is None:
        return Unsaid(NOTHING_DIFFERS)
    drawn = [one_way(one.near_sums) for one in draws]
    return Reliability(squares.single, percentiles([one.single if one else None for one in drawn]), squares)


def _usual(panels: Sequence[int]) -> int:
    """The middle one, the smaller of two; 0 when nobody shares a candidate."""
    ordered = sorted(panels)
    return ordered[(len(ordered) - 1) // 2] if ordered else 0
