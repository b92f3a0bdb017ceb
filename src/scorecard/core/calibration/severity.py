"""This room says who rates higher or lower than colleagues who met the same candidates."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import erfc, inf, sqrt

from scorecard.core.calibration.additive import (
    DENSE,
    Components,
    System,
    components,
    leverage,
    leverages,
    shrunk,
    system,
)
from scorecard.core.calibration.gradient import Solution
from scorecard.core.calibration.observation import Ratings, Unit
from scorecard.core.calibration.resample import Chance, Interval
from scorecard.core.unsaid import Need, Unsaid, too_few

RATINGS_FROM = 20
CANDIDATES_FROM = 5
NOTABLE = 0.3
"""Points of a level from which a difference may stand out."""

LIKELY = 1.959963984540054
"""Standard errors to either side that hold 95% of a normal distribution."""

PROBED = 5
"""Of a group too large to invert, so many at either end get an interval."""

ALONE = "has not shared a candidate with anybody, so nobody can say"


@dataclass(frozen=True, slots=True)
class Difference:
    """How much higher (or, negative, lower) somebody rated than colleagues who met the same candidates, in levels."""

    value: float
    error: float | None
    stands_out: bool = False

    @property
    def likely(self) -> Interval | None:
        """Where the difference likely is."""
        if self.error is None:
            return None
        return Interval(self.value - LIKELY * self.error, self.value + LIKELY * self.error)


@dataclass(frozen=True, slots=True)
class Severity:
    """One interviewer beside their colleagues.

    `ratings` counts the levels that a colleague gave as well, on `candidates`; `naive` is their mean level minus
    everybody's, which mistakes strong candidates for a mild interviewer; `group` is the place of the group of
    interviewers they can be compared with, None for nobody.
    """

    who: str
    ratings: int
    candidates: int
    naive: float
    group: int | None
    difference: Difference | Unsaid


@dataclass(frozen=True, slots=True)
class Severities:
    """Everybody, in alphabetical order; the groups that can be compared within; and what the model found."""

    lines: tuple[Severity, ...]
    groups: tuple[tuple[str, ...], ...]
    components: Components
    freedom: int
    steps: int

    @property
    def alike(self) -> bool:
        """Whether the interviewers' differences are no larger than chance makes them."""
        return self.components.between == 0


def severities(rated: Ratings, chance: Chance, me: str = "") -> Severities:
    """Compare everybody with those they are linked to by candidates, shrunk toward no difference.

    In a group too large to give everybody an interval, those at either end and `me` get one.
    """
    model = system(rated.shared, rated.parts)
    found = components(model, chance)
    solution = shrunk(model, found.ratio) if found.ratio < inf else Solution([0.0] * len(model.people), 0)
    met = _met(rated.shared)
    place = {who: at for at, who in enumerate(model.people)}
    group = {who: number for number, some in enumerate(model.groups) for who in some}
    lacking = [_missing(model.counts[at], met[who]) for who, at in place.items()]
    shown = [at for at, lack in enumerate(lacking) if not lack]
    errors = _errors(model, found, _picked(model, solution.values, shown, place.get(me)))

    def line(who: str, naive: float) -> Severity:
        if who not in place:
            return Severity(who, 0, 0, naive, None, Unsaid(ALONE))
        at = place[who]
        said = lacking[at] or Difference(solution.values[at], errors.get(at))
        return Severity(who, model.counts[at], met[who], naive, group[who], said)

    lines = [line(who, naive) for who, naive in sorted(_naive(rated).items())]
    return Severities(_marked(lines), model.groups, found, model.freedom, solution.steps)


def _missing(count: int, candidates: int) -> Unsaid | None:
    ratings = Need(count, RATINGS_FROM, "shared rating")
    return too_few([ratings, Need(candidates, CANDIDATES_FROM, "shared candidate")])


def _naive(rated: Ratings) -> dict[str, float]:
    """Everybody's mean level minus the mean of all levels."""
    totals: dict[str, list[int]] = {}
    for unit in rated.units:
        for who, level in unit.levels.items():
            told = totals.setdefault(who, [0, 0])
            told[0] += level
            told[1] += 1
    everything = sum(total for total, _ in totals.values()) / max(sum(number for _, number in totals.values()), 1)
    return {who: (total / number - everything) / rated.parts for who, (total, number) in totals.items()}


def _met(shared: Iterable[Unit]) -> Mapping[str, int]:
    """How many candidates each shares with somebody."""
    return Counter(who for _, who in {(unit.candidate, who) for unit in shared for who in unit.levels})


def _picked(model: System, values: Sequence[float], shown: Sequence[int], me: int | None) -> Iterator[int]:
    """Who gets an interval: everybody, but of a large group only those shown at either end, and who asks."""
    for span in model.spans:
        if len(span) <= DENSE:
            yield from span
            continue
        ends = sorted((at for at in shown if at in span), key=values.__getitem__)
        asks = [me] if me is not None and me in span else []
        yield from sorted({*ends[:PROBED], *ends[-PROBED:], *asks})


def _errors(model: System, found: Components, picked: Iterable[int]) -> Mapping[int, float]:
    """Standard errors by place; none where the model found no differences or had nothing to measure chance by."""
    if found.within is None or found.ratio == inf:
        return {}
    whole = {
        at: factor
        for span in model.spans
        if len(span) <= DENSE
        for at, factor in zip(span, leverages(model, span, found.ratio), strict=True)
    }
    return {at: sqrt(found.within * (whole[at] if at in whole else leverage(model, at, found.ratio))) for at in picked}


def _marked(lines: Sequence[Severity]) -> tuple[Severity, ...]:
    """Mark who stands out: by more than 0.3 levels, two standard errors, and Holm's test of everybody shown."""
    tested = [one for one in lines if isinstance(one.difference, Difference)]
    chances = sorted((_chance(one.difference), one.who) for one in tested)
    out: set[str] = set()
    for place, (chance, who) in enumerate(chances):
        if chance * (len(tested) - place) > 0.05:
            break
        out.add(who)
    return tuple(_mark(one) if one.who in out else one for one in lines)


def _chance(difference: Difference | Unsaid) -> float:
    """How often chance alone would give such a difference (two-sided, normal)."""
    if isinstance(difference, Unsaid) or difference.error is None:
        return 1.0
    if difference.error == 0:
        return 0.0 if difference.value else 1.0
    return erfc(abs(difference.value) / difference.error / sqrt(2))


def _mark(one: Severity) -> Severity:
    difference = one.difference
    if isinstance(difference, Unsaid) or difference.error is None:
        return one
    size = abs(difference.value)
    return replace(one, difference=replace(difference, stands_out=size > NOTABLE and size > 2 * difference.error))
