"""This room counts how somebody uses a scorecard: which levels, how evenly, how soon, and with what evidence."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, sqrt

from scorecard.core.calibration.observation import Observation
from scorecard.core.scorecard import LEVELS, Absence
from scorecard.core.unsaid import Need, Unsaid, too_few

SCORECARDS_FROM = 5
"""Scorecards that it takes to speak of a habit."""

SEVERAL = 3
"""Levels that a scorecard must have before their being equal, or their spread, says anything."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What is counted of one interviewer, or of several together.

    `levels` counts each level of the scale; `lines` are all dimensions of all scorecards; `straight` of the `several`
    scorecards with three levels or more have one level throughout; `spread` is the mean standard deviation within
    those, `colleagues` the same of the others' scorecards on the same candidates; of `reviewed` criteria on which
    a checker's facts were opened, `moved` got another level then, by `shift` levels on average over all.
    """

    scorecards: int
    candidates: int
    amended: int
    levels: Mapping[int, int]
    lines: int
    absences: Mapping[Absence, int]
    evidenced: int
    several: int
    straight: int
    spread: float | None
    colleagues: float | None
    timed: int
    seconds: int | None
    reviewed: int
    moved: int
    shift: Fraction | None

    @property
    def rated(self) -> int:
        """How many levels were given."""
        return sum(self.levels.values())

    @property
    def evidence(self) -> Fraction | None:
        """The share of levels with written evidence."""
        return _share(self.evidenced, self.rated)

    @property
    def absent(self) -> Fraction | None:
        """The share of lines without a level."""
        return _share(self.lines - self.rated, self.lines)

    @property
    def one_level(self) -> Fraction | None:
        """The share of scorecards with one level throughout, of those with three levels or more."""
        return _share(self.straight, self.several)

    @property
    def missing(self) -> Unsaid | None:
        """What it takes to speak of a habit."""
        return too_few([Need(self.scorecards, SCORECARDS_FROM, "scorecard")])


def habit(own: Sequence[Observation], dimensions: Iterable[str], colleagues: Iterable[float | None] = ()) -> Habit:
    """Count scorecards; `colleagues` are the spreads of the others' scorecards on the same candidates."""
    wanted = frozenset(dimensions)
    given = [_levels(one, wanted) for one in own]
    counts = Counter(level for row in given for level in row)
    rows = [row for row in given if len(row) >= SEVERAL]
    shifts = [shift for one in own for shift in one.shifts]
    times = sorted(one.seconds for one in own if one.seconds is not None)
    lines = len(own) * len(wanted)
    return Habit(
        scorecards=len(own),
        candidates=len({one.candidate for one in own}),
        amended=sum(one.amended for one in own),
        levels={level: counts[level] for level in LEVELS},
        lines=lines,
        absences=_absences(own, wanted, lines - counts.total()),
        evidenced=sum(one.evidenced for one in own),
        several=len(rows),
        straight=sum(len(set(row)) == 1 for row in rows),
        spread=_mean(map(_deviation, rows)),
        colleagues=_mean(colleagues),
        timed=len(times),
        seconds=times[(len(times) - 1) // 2] if times else None,
        reviewed=len(shifts),
        moved=sum(before != after for before, after in shifts),
        shift=Fraction(sum(after - before for before, after in shifts), len(shifts)) if shifts else None,
    )


def _levels(one: Observation, wanted: frozenset[str]) -> list[int]:
    return [level for key, level in one.levels.items() if key in wanted]


def _absences(own: Iterable[Observation], wanted: frozenset[str], unrated: int) -> dict[Absence, int]:
    """How often each reason was given; what was left out counts as not asked."""
    said = Counter(why for one in own for key, why in one.absences.items() if key in wanted)
    said[Absence.NOT_ASKED] += unrated - said.total()
    return {why: said[why] for why in Absence}


def spread(one: Observation, dimensions: Iterable[str]) -> float | None:
    """The standard deviation of the levels on a scorecard; None when there are not several."""
    row = _levels(one, frozenset(dimensions))
    return _deviation(row) if len(row) >= SEVERAL else None


def _deviation(row: Sequence[int]) -> float:
    return sqrt(len(row) * sum(level * level for level in row) - sum(row) ** 2) / len(row)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) / len(known) if known else None


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
