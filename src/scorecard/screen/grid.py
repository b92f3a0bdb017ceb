"""This room draws the grid of a panel: dimensions down, interviewers across, a digit for each level."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from scorecard.core.assessment import Assessment
from scorecard.core.number import shown
from scorecard.core.scorecard import Absence
from scorecard.core.scoring import DimensionScore
from scorecard.core.text import safe_line
from scorecard.screen.ink import LEVEL_STYLES, QUIET, STRONG, line

MARKS = {Absence.NOT_ASKED: ".", Absence.RAN_OUT_OF_TIME: "t", Absence.INSUFFICIENT_EVIDENCE: "?"}
ROOM_FOR_NAMES = 30


def column_keys(interviewers: tuple[str, ...]) -> Mapping[str, str]:
    """What heads each interviewer's column: their name, or a letter for each when the names need too much room."""
    names = {who: safe_line(who) for who in interviewers}
    if sum(cell_len(name) + 2 for name in names.values()) <= ROOM_FOR_NAMES:
        return names
    return {who: chr(ord("A") + place) if place < 26 else str(place + 1) for place, who in enumerate(interviewers)}


def grid(assessment: Assessment, keys: Mapping[str, str]) -> Table:
    """Draw the levels with weight, mean and spread (the distance between the highest and the lowest level)."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=STRONG)
    table.add_column("Dimension", min_width=12, overflow="fold")
    table.add_column("Weight", justify="right", no_wrap=True)
    for who in assessment.interviewers:
        table.add_column(Text(keys[who]), justify="center", no_wrap=True)
    table.add_column("Mean", justify="right", no_wrap=True)
    table.add_column("Spread", justify="right", no_wrap=True)
    for row in assessment.tally.dimensions:
        cells = (_cell(assessment, row, who) for who in assessment.interviewers)
        table.add_row(line(row.name), str(row.weight), *cells, _mean(row.mean), _spread(row))
    return table


def _cell(assessment: Assessment, row: DimensionScore, who: str) -> Text:
    level = row.levels.get(who)
    if level is None:
        return Text(MARKS[absence(assessment, row.id, who)], QUIET)
    return Text(_level(level), LEVEL_STYLES[level.numerator // level.denominator])


def _level(level: Fraction) -> str:
    return str(level.numerator) if level.denominator == 1 else shown(level)


def absence(assessment: Assessment, dimension_id: str, who: str) -> Absence:
    """Why an interviewer gave no level: what they said about it in any of their interviews, else `not_asked`."""
    ratings = (card.ratings.get(dimension_id) for card in assessment.panel.cards if card.interviewer == who)
    said = [rating.absent for rating in ratings if rating and rating.absent not in (None, Absence.NOT_ASKED)]
    return next((one for one in said if one), Absence.NOT_ASKED)


def _mean(mean: Fraction | None) -> Text:
    return Text("-", QUIET) if mean is None else Text(shown(mean), LEVEL_STYLES[mean.numerator // mean.denominator])


def _spread(row: DimensionScore) -> Text:
    levels = row.levels.values()
    if len(levels) < 2:
        return Text("-", QUIET)
    spread = max(levels) - min(levels)
    return Text(_level(spread), STRONG if spread >= 2 else "")


def legend(assessment: Assessment) -> Iterator[Text]:
    """Say what the digits and the marks stand for; marks that the grid does not hold are left out."""
    yield line((", ".join(f"{level} {words}" for level, words in assessment.rubric.scale.items()), QUIET))
    lines, people = assessment.tally.dimensions, assessment.interviewers
    missing = {absence(assessment, row.id, who) for row in lines for who in people if who not in row.levels}
    marks = ", ".join(f"{mark} {reason.words}" for reason, mark in MARKS.items() if reason in missing)
    if marks:
        yield Text(marks, QUIET)
