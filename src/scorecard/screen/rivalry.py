"""This room shows two candidates of a comparison side by side: each dimension's part in the gap, and what closes it."""

from collections.abc import Iterator
from fractions import Fraction

from scorecard.core.comparison import Compared, Ranking
from scorecard.core.number import shown, shown_signed
from scorecard.core.pair import pair
from scorecard.core.rubric import Dimension
from scorecard.screen.sheet import LEVELS, QUIET, STRONG, Cell, Look, fitted, sheet, wrapped


def rivalry_lines(ranking: Ranking, look: Look, *, explain: bool = False) -> Iterator[str]:
    """Show the two candidates of a ranking; nothing where they are not two that were ranked together."""
    two = pair(ranking)
    if two is None:
        return
    one, other = two.rows
    turn = -1 if two.found and two.found.swapped else 1
    parts = {line.dimension: line.part * turn for line in two.found.lines} if two.found else {}
    yield ""
    yield look.paint("Side by side", STRONG)
    if len(ranking.rubric_hashes) > 1:
        yield from wrapped(f"Both by the weights of version {ranking.rubric.version} of the rubric.", look)
    headings = ["Weight", "Dimension", fitted(one.name, 12), fitted(other.name, 12), "Gap", "Part"]
    table = [_row(line, one, other, parts.get(line.id)) for line in ranking.rubric.dimensions]
    yield from sheet(headings, table, look, left=frozenset({1}))
    yield ""
    for saying in two.sayings:
        yield from wrapped(saying.sentence, look)
        behind = (("Number", saying.number), ("Formula", saying.formula), ("Source", saying.source))
        for label, text in behind if explain else ():
            yield from (look.paint(line, QUIET) for line in wrapped(f"{label}: {text}", look, mark="  "))


def _row(line: Dimension, one: Compared, other: Compared, part: Fraction | None) -> list[Cell]:
    first, second = one.means.get(line.id), other.means.get(line.id)
    gap = None if first is None or second is None else first - second
    return [Cell(str(line.weight)), Cell(line.name), _mean(first), _mean(second), _signed(gap), _signed(part)]


def _mean(mean: Fraction | None) -> Cell:
    return Cell("-", QUIET) if mean is None else Cell(shown(mean), LEVELS[mean.numerator // mean.denominator])


def _signed(value: Fraction | None) -> Cell:
    if value is None:
        return Cell("-", QUIET)
    return Cell(shown_signed(value))
