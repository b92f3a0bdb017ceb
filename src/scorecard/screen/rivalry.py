"""This room shows two candidates of a comparison side by side: each dimension's part in the gap, and what closes it."""

from collections.abc import Iterator
from fractions import Fraction

from scorecard.core.comparison import Compared, Ranking
from scorecard.core.number import shown
from scorecard.core.robustness.case import case_of
from scorecard.core.robustness.order import comparison
from scorecard.core.robustness.rivalry import rivalry
from scorecard.core.rubric import Dimension
from scorecard.screen.sheet import LEVELS, QUIET, STRONG, Cell, Look, fitted, sheet, wrapped


def rivalry_lines(ranking: Ranking, look: Look) -> Iterator[str]:
    """Show the two candidates of a ranking; nothing where they are not two that were ranked together."""
    rows = [row for row in ranking.rows if row.rank is not None]
    if len(rows) != 2:
        return
    one, other = rows
    cases = [case_of(row.assessment) for row in rows]
    found = rivalry(cases[0], cases[1], ranking.spread)
    parts = {line.dimension: line.part * (-1 if found.swapped else 1) for line in found.lines} if found else {}
    yield ""
    yield look.paint("Side by side", STRONG)
    headings = ["Weight", "Dimension", fitted(one.name, 12), fitted(other.name, 12), "Gap", "Part"]
    table = [_row(line, one, other, parts.get(line.id)) for line in ranking.rubric.dimensions]
    yield from sheet(headings, table, look, left=frozenset({1}))
    yield ""
    for saying in comparison(cases[0], found, one.name, other.name):
        yield from wrapped(saying.sentence, look)


def _row(line: Dimension, one: Compared, other: Compared, part: Fraction | None) -> list[Cell]:
    first, second = one.means.get(line.id), other.means.get(line.id)
    gap = None if first is None or second is None else first - second
    return [Cell(str(line.weight)), Cell(line.name), _mean(first), _mean(second), _signed(gap), _signed(part)]


def _mean(mean: Fraction | None) -> Cell:
    return Cell("-", QUIET) if mean is None else Cell(shown(mean), LEVELS[mean.numerator // mean.denominator])


def _signed(value: Fraction | None) -> Cell:
    if value is None:
        return Cell("-", QUIET)
    return Cell(f"{'-' if value < 0 else '+'}{shown(abs(value))}" if value else "0.00")
