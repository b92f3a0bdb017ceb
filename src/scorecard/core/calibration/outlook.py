"""This room says who may see what of a calibration: an interviewer their own line, a lead every line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from scorecard.core.calibration.calibration import Calibration
from scorecard.core.calibration.drift import NO_DEBRIEFS, Drift
from scorecard.core.calibration.habit import Habit
from scorecard.core.calibration.severity import Difference
from scorecard.core.scorecard import LEVELS, Absence
from scorecard.core.text import lookup_key
from scorecard.core.unsaid import Need, Unsaid, too_few

OTHERS_FROM = 3
"""Others it takes before their figures are shown without names: among fewer, everybody knows who is who."""

MEASURES: Mapping[str, Callable[[Habit], float | Fraction | None]] = {
    "scorecards": lambda habit: habit.scorecards,
    "seconds": lambda habit: habit.seconds,
    "evidence": lambda habit: habit.evidence,
    "absent": lambda habit: habit.absent,
    "one_level": lambda habit: habit.one_level,
    "spread": lambda habit: habit.spread,
}
"""What is compared without names, by the name of the figure."""


def measured(habit: Habit, name: str) -> float | None:
    """A figure of somebody; None where it cannot be said, as of all but their number with too few scorecards."""
    value = MEASURES[name](habit)
    return None if value is None or (habit.missing and name != "scorecards") else float(value)


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody else without their names: each figure from the lowest to the highest, in an order of its own.

    `levels` counts all the levels they gave on all their `scorecards`, `absences` all the reasons for none;
    `differences` are how much higher or lower they rated.
    """

    people: int
    scorecards: int
    levels: Mapping[int, int]
    absences: Mapping[Absence, int]
    figures: Mapping[str, tuple[float, ...]]
    differences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The part of a calibration that somebody may see.

    For an interviewer, `calibration` holds no line but their own, and `others` stands for the rest. `owed` counts the
    candidates that were left out because a scorecard of whoever asks is still to come. `drift` counts what changed in
    the debriefs on the others.
    """

    calibration: Calibration
    me: str
    leads: bool
    interviewers: int
    owed: int
    others: Others | Unsaid | None = None
    drift: Drift = NO_DEBRIEFS


def for_leads(calibration: Calibration, me: str, owed: int) -> Outlook:
    """Everything, with names."""
    return Outlook(calibration, lookup_key(me), leads=True, interviewers=len(calibration.names), owed=owed)


def for_interviewer(calibration: Calibration, me: str, owed: int) -> Outlook:
    """Their own line, and the others without names."""
    key, everybody = lookup_key(me), calibration.severities
    own = replace(
        calibration,
        names={who: name for who, name in calibration.names.items() if who == key},
        habits={who: one for who, one in calibration.habits.items() if who == key},
        severities=replace(everybody, lines=tuple(one for one in everybody.lines if one.who == key), groups=()),
    )
    people = len(calibration.names)
    return Outlook(own, key, leads=False, interviewers=people, owed=owed, others=_others(calibration, key))


def _others(calibration: Calibration, key: str) -> Others | Unsaid:
    habits = [one for who, one in calibration.habits.items() if who != key]
    missing = too_few([Need(len(habits), OTHERS_FROM, "interviewer")])
    if missing:
        return missing
    levels = {level: sum(one.levels[level] for one in habits) for level in LEVELS}
    absences = {why: sum(one.absences[why] for one in habits) for why in Absence}
    differences = (one.difference for one in calibration.severities.lines if one.who != key)
    figures = {name: _anonymous(measured(one, name) for one in habits) for name in MEASURES}
    values = (one.value if isinstance(one, Difference) else None for one in differences)
    return Others(len(habits), sum(one.scorecards for one in habits), levels, absences, figures, _anonymous(values))


def _anonymous(figures: Iterable[float | None]) -> tuple[float, ...]:
    """The figures there are, in order; none when too few have one."""
    known = sorted(figure for figure in figures if figure is not None)
    return tuple(known) if len(known) >= OTHERS_FROM else ()
