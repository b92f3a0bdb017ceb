"""This room shows how interviewers rate: to an interviewer their own line, to a lead every line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from scorecard.core.calibration import remark
from scorecard.core.calibration.agreement import Agreement, Line
from scorecard.core.calibration.habit import Habit
from scorecard.core.calibration.outlook import Others, Outlook
from scorecard.core.calibration.severity import Difference
from scorecard.core.number import shown_percent
from scorecard.core.text import counted, listed
from scorecard.core.unsaid import Unsaid
from scorecard.screen import calibration_proof as proof
from scorecard.screen.ink import QUIET, STRONG, line, section
from scorecard.screen.page import Page
from scorecard.screen.raters import (
    MOST,
    Given,
    beside_others,
    given_by,
    habits_table,
    legend,
    levels_table,
    severity_table,
    table,
)

BLANK = Text(" ")
SPREAD = "Spread: how far levels differ within a scorecard (and in the others' on the same candidates)."

Section = tuple[str, str, Iterable[RenderableType]]
"""What a section is called inside, its title, and its parts."""


def calibration_view(outlook: Outlook, *, seed: int, explain: bool) -> RenderableType:
    """Show what `scorecard calibrate` prints; with `explain`, the formulas and their sources under each section."""
    told = proof.explained(outlook, seed) if explain else {}
    people = _all_lines(outlook) if outlook.leads else _own_line(outlook)
    sections = (
        ("alike", "How alike we rate", _alike(outlook.calibration.agreement)),
        *people,
        ("rubric", "What the rubric separates", _rubric(outlook)),
        ("drift", "Votes in debriefs", (line(outlook.drift.sentence),)),
    )
    return Page(
        *_headline(outlook),
        *(section(title, *parts, *map(_note, told.get(key, ()))) for key, title, parts in sections),
    )


def _note(text: str) -> Text:
    return line((text, QUIET))


def _headline(outlook: Outlook) -> Iterator[Text]:
    found, whole = outlook.calibration, outlook.calibration.together
    yield line((f"Calibration: {found.rubric.title}", STRONG), f"   {found.rubric.id}")
    people, candidates = counted(outlook.interviewers, "interviewer"), counted(whole.candidates, "candidate")
    yield line(f"{counted(whole.scorecards, 'scorecard')} by {people} on {candidates}")
    yield line(remark.PURPOSE)
    if found.versions > 1:
        yield line(f"They were rated on {found.versions} versions of the rubric; levels count by dimension.")
    if outlook.owed:
        left = counted(outlook.owed, "candidate is", "candidates are")
        yield line(f"{left} left out until your own scorecard is in.")


def _alike(found: Agreement) -> Iterator[RenderableType]:
    yield from map(line, remark.alike(found.overall))
    if isinstance(found.overall.alike, Unsaid):
        return
    yield line(remark.reliable(found))
    yield BLANK
    yield _dimensions(found)
    yield _note("alpha: 1 when all rate alike, 0 when only by chance; in brackets, where it likely is.")
    short = ((one.name, one.alike) for one in found.dimensions if isinstance(one.alike, Unsaid))
    yield from map(line, remark.lacking(short))


def _dimensions(found: Agreement) -> RenderableType:
    made = table("Dimension", "Candidates", "Identical", "Within one", "Alpha", wide="Alpha")
    for one in found.dimensions:
        made.add_row(line(one.name), str(one.candidates), *_figures(one))
    return made


def _figures(one: Line) -> tuple[str, str, str]:
    if isinstance(one.alike, Unsaid):
        return "-", "-", "too few"
    identical, within_one = shown_percent(one.alike.identical), shown_percent(one.alike.within_one)
    if isinstance(one.alike.alpha, Unsaid):
        return identical, within_one, "all the same"
    return identical, within_one, f"{remark.near(one.alike.alpha.value)} ({remark.within(one.alike.alpha.interval)})"


def _all_lines(outlook: Outlook) -> Iterator[Section]:
    habits = _most(outlook)
    named = [(outlook.calibration.names[who], habit) for who, habit in habits.items()]
    hidden = len(outlook.calibration.habits) - len(habits)
    more = [line(f"{counted(hidden, 'more interviewer')} with fewer scorecards: --json has all.")] if hidden else []
    yield "levels", "Levels given", (levels_table(given_by(*one) for one in named), legend(), *more)
    yield "habits", "Habits", tuple(_habits(named))
    yield "severity", "Who rates higher or lower", tuple(_severity(outlook, habits))


def _most(outlook: Outlook) -> Mapping[str, Habit]:
    """Those with the most scorecards, in alphabetical order."""
    habits = outlook.calibration.habits
    most = sorted(habits, key=lambda who: (-habits[who].scorecards, who))[:MOST]
    return {who: habits[who] for who in sorted(most)}


def _habits(named: Sequence[tuple[str, Habit]]) -> Iterator[RenderableType]:
    if not all(habit.missing for _, habit in named):
        yield habits_table(named)
        yield _note(SPREAD)
    yield from map(line, remark.lacking((name, habit.missing) for name, habit in named))
    for name, habit in named:
        yield from map(line, remark.noteworthy(name, habit))


def _severity(outlook: Outlook, habits: Mapping[str, Habit]) -> Iterator[RenderableType]:
    found, names = outlook.calibration.severities, outlook.calibration.names
    shown = [(names[one.who], one) for one in found.lines if one.who in habits]
    yield from map(line, remark.compared(found))
    if any(isinstance(one.difference, Difference) for _, one in shown):
        yield severity_table(shown)
        yield _note("Drawn toward 0 where there are few ratings. Plain: own mean level minus everybody's.")
    for name, one in shown:
        if isinstance(one.difference, Unsaid) or one.difference.stands_out:
            yield line(remark.apart(name, one))
    if len(found.groups) > 1:
        groups = "; ".join(listed([names[who] for who in group[:MOST]]) for group in found.groups[:MOST])
        yield line(f"Not comparable with each other, for they share no candidate: {groups}.")
    yield line(remark.NOT_ADJUSTED)


def _own_line(outlook: Outlook) -> Iterator[Section]:
    yield "own", _title(outlook), tuple(_own(outlook))


def _title(outlook: Outlook) -> str:
    name = outlook.calibration.names.get(outlook.me)
    return f"Your line: {name}" if name else "Your line"


def _own(outlook: Outlook) -> Iterator[RenderableType]:
    found, habit = outlook.calibration, outlook.calibration.habits.get(outlook.me)
    if not outlook.me:
        yield line("Nobody is named who asks: --as NAME shows their line.")
    elif habit is None:
        yield line("You have no scorecard here.")
    else:
        yield from map(line, remark.own(habit, found.severities))
    yield BLANK
    yield from _beside(outlook, habit)
    yield BLANK
    yield line(remark.NOT_ADJUSTED)
    yield _note("All lines, with names, are for leads: --leads")


def _beside(outlook: Outlook, mine: Habit | None) -> Iterator[RenderableType]:
    others, lines = outlook.others, outlook.calibration.severities.lines
    rows = [given_by(remark.YOU, mine)] if mine else []
    if isinstance(others, Others):
        rows.append(
            Given(f"{others.people} others" if mine else "Everybody", others.levels, others.scorecards, others.absences)
        )
    if rows:
        yield levels_table(rows)
        yield legend()
    if isinstance(others, Others):
        difference = lines[0].difference if lines else None
        yield BLANK
        yield beside_others(mine, difference.value if isinstance(difference, Difference) else None, others)
    elif others:
        yield line(f"To show the others without telling who is who, it {others.because}.")


def _rubric(outlook: Outlook) -> Iterator[RenderableType]:
    found = outlook.calibration.items
    yield levels_table([Given(item.name, item.levels) for item in found.items], "Dimension")
    yield BLANK
    yield from map(line, remark.rubric_remarks(found))
