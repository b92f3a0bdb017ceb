"""This room draws tables of interviewers: the levels they give, their habits, and who rates higher or lower."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rich.table import Table
from rich.text import Text

from scorecard.core.calibration.habit import Habit
from scorecard.core.calibration.outlook import Others, measured
from scorecard.core.calibration.remark import lasting, near, signed
from scorecard.core.calibration.severity import Difference, Severity
from scorecard.core.number import shown_percent
from scorecard.core.scorecard import Absence
from scorecard.core.unsaid import Unsaid
from scorecard.screen.grid import MARKS
from scorecard.screen.ink import LEVEL_STYLES, QUIET, STRONG, line

BAR = 20
"""How many digits a bar has: each stands for 5%."""

BAR_HEADING = "Each digit is 5%"
DIFFERENCE = "Higher or lower"

NAME = 10
"""The least room for a name; longer ones go on below."""

MOST = 25
"""Rows of a table at most; programs get all."""

Spelling = Callable[[float], str]
"""How a figure is written."""


@dataclass(frozen=True, slots=True)
class Given:
    """The levels under a name; for people, how many scorecards they have and why there is no level."""

    name: str
    levels: Mapping[int, int]
    scorecards: int | None = None
    absences: Mapping[Absence, int] | None = None


def given_by(name: str, habit: Habit) -> Given:
    """What somebody gave."""
    return Given(name, habit.levels, habit.scorecards, habit.absences)


def table(first: str, *columns: str, wide: str = "") -> Table:
    """An empty table of names and numbers; the column of the heading `wide` holds words and is set to the left."""
    made = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=STRONG)
    made.add_column(first, min_width=NAME, overflow="fold")
    for heading in columns:
        made.add_column(heading, justify="left" if heading == wide else "right", no_wrap=True)
    return made


def bar(levels: Mapping[int, int]) -> Text:
    """A bar in which every digit is a level and stands for 5% of the levels, the largest remainders rounded up."""
    total = sum(levels.values())
    if not total:
        return Text("nothing rated", QUIET)
    digits = {level: BAR * count // total for level, count in levels.items()}
    rest = sorted(levels, key=lambda level: (-(BAR * levels[level] % total), level))
    for level in rest[: BAR - sum(digits.values())]:
        digits[level] += 1
    return Text.assemble(*((str(level) * times, LEVEL_STYLES[level]) for level, times in digits.items()))


def levels_table(rows: Iterable[Given], first: str = "Interviewer") -> Table:
    """Draw a bar of levels for each name, how often each level was given, and how often each absence."""
    given = list(rows)
    people = any(one.absences is not None for one in given)
    numbers = [f"{level}s" for level in LEVEL_STYLES] + (list(MARKS.values()) if people else [])
    made = table(first, *(["Scorecards"] if people else []), BAR_HEADING, *numbers, wide=BAR_HEADING)
    for one in given:
        scorecards = [str(one.scorecards)] if people else []
        without = [str((one.absences or {}).get(why, 0)) for why in MARKS] if people else []
        made.add_row(line(one.name), *scorecards, bar(one.levels), *map(str, one.levels.values()), *without)
    return made


def legend() -> Text:
    """Say what the marks of absences stand for."""
    return Text(", ".join(f"{mark} {why.words}" for why, mark in MARKS.items()), QUIET)


def habits_table(rows: Iterable[tuple[str, Habit]]) -> Table:
    """Draw what is counted of each interviewer; it takes some scorecards to speak of a habit."""
    made = table("Interviewer", *(heading for heading, _ in HABITS))
    for name, habit in rows:
        made.add_row(line(name), *("-" if habit.missing else figure(habit) or "-" for _, figure in HABITS))
    return made


def _one_level(habit: Habit) -> str:
    return f"{habit.straight} of {habit.several}" if habit.several else ""


def _spread(habit: Habit) -> str:
    if habit.spread is None:
        return ""
    return near(habit.spread) + ("" if habit.colleagues is None else f" ({near(habit.colleagues)})")


def _after_facts(habit: Habit) -> str:
    return "" if habit.shift is None else f"{signed(habit.shift)} ({habit.moved} of {habit.reviewed})"


def share(part: float | Fraction | None) -> str:
    """A share as whole per cent, rounded down; nothing for nothing to share."""
    return "" if part is None else shown_percent(Fraction(part).limit_denominator(10**9))


HABITS: tuple[tuple[str, Callable[[Habit], str]], ...] = (
    ("To submit", lambda habit: lasting(habit.seconds)),
    ("Evidence", lambda habit: share(habit.evidence)),
    ("One level", _one_level),
    ("Spread", _spread),
    ("After facts", _after_facts),
)

FIGURES: tuple[tuple[str, str, Spelling], ...] = (
    ("Scorecards", "scorecards", lambda value: str(int(value))),
    ("To submit", "seconds", lasting),
    ("Evidence", "evidence", share),
    ("No level", "absent", share),
    ("One level", "one_level", share),
    ("Spread", "spread", near),
)


def beside_others(mine: Habit | None, difference: float | None, others: Others) -> Table:
    """Draw one's own figures beside the others', which go without names."""
    made = table("", *(["You"] if mine else []), "Lowest", "Middle", "Highest")
    for heading, key, spell in FIGURES:
        own = [_spelled(measured(mine, key), spell)] if mine else []
        made.add_row(heading, *own, *_ends(others.figures[key], spell))
    own = [_spelled(difference, signed)] if mine else []
    made.add_row("Higher or lower", *own, *_ends(others.differences, signed))
    return made


def _spelled(value: float | None, spell: Spelling) -> str:
    return "-" if value is None else spell(value)


def _ends(values: Sequence[float], spell: Spelling) -> list[str]:
    if not values:
        return ["-", "-", "-"]
    return [spell(one) for one in (values[0], values[(len(values) - 1) // 2], values[-1])]


def severity_table(rows: Sequence[tuple[str, Severity]]) -> Table:
    """Draw how much higher or lower each rates, those furthest from the others first."""
    apart = any(_mark(one) for _, one in rows)  # a column of nothing would take room from the names
    made = table("Interviewer", "Ratings", "Candidates", DIFFERENCE, "Plain", *([""] if apart else []), wide=DIFFERENCE)
    for name, one in sorted(rows, key=lambda row: -_size(row[1])):
        figures = str(one.ratings), str(one.candidates), _difference(one.difference), signed(one.naive)
        made.add_row(line(name), *figures, *([_mark(one)] if apart else []))
    return made


def _mark(one: Severity) -> str:
    return "stands out" if isinstance(one.difference, Difference) and one.difference.stands_out else ""


def _size(one: Severity) -> float:
    return abs(one.difference.value) if isinstance(one.difference, Difference) else -1


def _difference(found: Difference | Unsaid) -> str:
    if isinstance(found, Unsaid):
        return "-"
    limits = f" ({signed(found.likely.low)} to {signed(found.likely.high)})" if found.likely else ""
    return f"{signed(found.value)}{limits}"
