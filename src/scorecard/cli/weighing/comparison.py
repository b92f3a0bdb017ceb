"""This room answers `scorecard compare`: it reads what is asked, and says what there is or why there is nothing."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scorecard.cli.desk import Desk
from scorecard.cli.speak import say, say_json, talk, wants_colour
from scorecard.cli.weighing.ranking import Asked, rankings
from scorecard.core.comparison import Ranking, named
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import shell_word
from scorecard.errors import NotAllowedError, NotFoundError, WrongUsageError
from scorecard.screen.sheet import Look
from scorecard.store.figure import Choice

PROGRAMS = 100
"""How many candidates programs get unasked."""
SCREENFUL = 10
"""How many candidates fit on a small screen, where each has two lines."""
WAYS = ("dimension", "interviewer")


@dataclass(frozen=True, slots=True)
class Filters:
    """Who is meant: candidates as they were named, and what narrows everybody."""

    candidates: tuple[str, ...]
    rubric: str
    interview: str
    since: str
    until: str
    decided: bool | None

    @property
    def narrow(self) -> bool:
        """Whether anything but names narrows who is meant."""
        return bool(self.rubric or self.interview or self.since or self.until) or self.decided is not None


@dataclass(frozen=True, slots=True)
class Form:
    """How the answer is written: by what, how many candidates of each ranking, in what detail and for whom."""

    by: str
    top: int | None
    every: bool
    explain: bool
    json: bool
    csv: bool


def write(desk: Desk, filters: Filters, asked: Asked, form: Form) -> None:
    """Compare and print; what is left out, and why, goes to stderr."""
    asked = replace(asked, most=_most(form, named=bool(filters.candidates)))
    choice = _choice(desk, filters)
    hidden = choice.hidden if choice.named is None else tuple(one for one in choice.hidden if one in choice.named)
    found = rankings(desk, choice, asked)
    if not found:
        _nothing(desk, filters, choice, hidden)
    _leave_out(desk, hidden, choice, found)
    if form.json:
        from scorecard.report.comparison import comparison_json

        say_json(comparison_json(found, hidden, pair=len(filters.candidates) == 2))
    elif form.csv:
        _say_csv(found)
    else:
        for line in _lines(found, desk, filters, asked, form):
            say(line)


def _most(form: Form, *, named: bool) -> int:
    """How many candidates of each ranking to show; -1 for all, as where they were named one by one."""
    if form.top and form.every:
        raise WrongUsageError("--top and --all say two things.", then="Leave one of them out.")
    if form.json and form.csv:
        raise WrongUsageError("--json and --csv say two things.", then="Leave one of them out.")
    if form.by not in WAYS:
        raise WrongUsageError(f"A panel is not shown by {form.by}; {did_you_mean(form.by, WAYS)}")
    if form.top:
        return form.top
    if form.every or named:
        return -1
    if form.json or form.csv:
        return PROGRAMS
    return max(SCREENFUL, _size().lines // 2 - 6)


def _choice(desk: Desk, filters: Filters) -> Choice:
    ids = tuple(dict.fromkeys(desk.candidate(one).id for one in filters.candidates))
    choice = Choice(
        rubric=filters.rubric,
        interview=filters.interview,
        since=_day(filters.since) if filters.since else "",
        until=_day(filters.until, later=1) if filters.until else "",
        decided=filters.decided,
        named=ids or None,
        hidden=desk.store.figures.hidden_from(desk.me) if desk.me else (),
    )
    known = {one.rubric for one in desk.store.figures.versions(Choice(hidden=choice.hidden))} if filters.rubric else ()
    if known and filters.rubric not in known:
        hint = did_you_mean(filters.rubric, sorted(known))
        raise NotFoundError(f"Nobody was rated on a rubric {filters.rubric}; {hint}")
    return choice


def _day(text: str, later: int = 0) -> str:
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(text) + timedelta(days=later)).isoformat()
    except (ValueError, OverflowError):
        raise WrongUsageError(f"'{text}' is no day.", then="Write it as in 2026-11-20.") from None


def _nothing(desk: Desk, filters: Filters, choice: Choice, hidden: tuple[str, ...]) -> None:
    if hidden and desk.store.figures.versions(replace(choice, hidden=())):
        raise NotAllowedError(
            f"You are on the panel of {named(hidden)} and have not submitted your scorecard.",
            why="The others' scorecards open when yours is in, so that every view is independent.",
            then=f"To finish yours: scorecard interview {hidden[0]} --as {shell_word(desk.me)}",
        )
    if choice.named and not filters.narrow:
        raise NotFoundError(
            f"There is no submitted scorecard on {named(choice.named)} yet.",
            then=f"To begin one: scorecard interview {choice.named[0]}",
        )
    rated = desk.store.figures.versions(Choice(hidden=choice.hidden))
    if filters.interview:
        plans = [desk.kept_rubric(one.rubric_hash).interviews for one in rated]
        known = list(dict.fromkeys(slot.id for plan in plans for slot in plan))
        if known and filters.interview not in known:
            raise NotFoundError(f"There is no interview {filters.interview}; {did_you_mean(filters.interview, known)}")
    if rated:
        talk("No candidate fits; to see everybody: scorecard compare")
    else:
        talk("No scorecard has been submitted yet, so there is nothing to compare. To begin one: scorecard interview")


def _leave_out(desk: Desk, hidden: tuple[str, ...], choice: Choice, found: Sequence[Ranking]) -> None:
    if hidden and found:
        talk(
            f"Left out: {named(hidden)}. {desk.me} is on the panel and has not submitted, so others' scorecards on "
            "them stay closed."
        )
    shown = {row.candidate.id for one in found for row in one.rows}
    if choice.named and len(shown) < sum(one.panels for one in found):
        return
    missing = [one for one in choice.named or () if one not in shown and one not in hidden]
    if missing and found:
        talk(f"Nothing to compare of {named(missing)}.")


def _say_csv(found: Sequence[Ranking]) -> None:
    from scorecard.report.comparison import comparison_rows, headings
    from scorecard.report.spreadsheet import csv_text

    sys.stdout.write(csv_text(headings(found), comparison_rows(found)))
    for one in found:
        if one.panels > len(one.rows):
            talk(f"These are {len(one.rows)} of {one.panels} candidates; --all writes everybody.")


def _lines(found: Sequence[Ranking], desk: Desk, filters: Filters, asked: Asked, form: Form) -> Iterator[str]:
    from scorecard.core.column import column
    from scorecard.screen.comparison import ADVICE, Layout, ranking_lines
    from scorecard.screen.sheet import wrapped

    look = _look(desk)
    for place, one in enumerate(found):
        if place:
            yield ""
        group = column(asked.group_by, one.rubric) if asked.group_by else None
        yield from ranking_lines(one, look, Layout(form.by, group, tried=bool(asked.weights), explain=form.explain))
        if len(filters.candidates) == 2:
            from scorecard.screen.rivalry import rivalry_lines

            yield from rivalry_lines(one, look, explain=form.explain)
    if len(filters.candidates) == 2 and len(found) == 2:
        yield ""
        yield from wrapped("They are not set side by side: each was rated on another rubric or version of it.", look)
    if found:
        yield ""
        yield ADVICE


def _size() -> os.terminal_size:
    try:
        return os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return os.terminal_size((80, 24))


def _look(desk: Desk) -> Look:
    try:
        "▁·█".encode(sys.stdout.encoding or "ascii")
        blocks = True
    except UnicodeEncodeError:
        blocks = False
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdecimal() else _size().columns
    return Look(max(40, width), wants_colour(sys.stdout, no_color=desk.settings.no_color), blocks)
