"""This room shows how scores and outcomes of hires relate: words and points first, formulas on request."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scorecard.core.text import counted
from scorecard.core.validity.relation import ENOUGH, FEWEST, DimensionRelation, Estimate, Validity
from scorecard.core.validity.word import (
    About,
    around,
    contaminated,
    corrected,
    headline,
    left_out,
    number,
    of_dimension,
)
from scorecard.screen.ink import QUIET, STRONG, bullets, line, prose, section
from scorecard.screen.page import Page
from scorecard.screen.scatter import scatter

SOURCES = (
    (
        "Pearson's r of score and outcome; its 95% interval by Fisher's z (1921): atanh(r) -/+ 1.96/sqrt(n - 3), "
        "turned back with tanh."
    ),
    (
        "Spearman's rho: the same of the ranks, ties sharing their average rank; interval with sqrt((1 + rho^2/2)"
        "/(n - 3)), Bonett and Wright (2000)."
    ),
    (
        "Range: r u / sqrt(1 - r^2 + r^2 u^2), u = spread of all candidates' scores / spread of the hires'. "
        "Thorndike (1949), case II; it holds where the score alone selected, and u is at least 1."
    ),
    (
        "By dimension: the chance of such an r without any relation, by Fisher's z, raised for several tests at once "
        "after Holm (1979). Below 0.05 counts as more than chance."
    ),
    (
        f"Under {FEWEST} hires only the points are shown, under {ENOUGH} a direction: at 20 hires an r of 0.30 is "
        "anything from -0.16 to 0.66, at 84 from 0.09 to 0.48."
    ),
    (
        "Score: weighted mean of levels, as in scorecard explain. Outcome: the same over the milestones of the "
        "check-in, after the mean of everybody who rated it."
    ),
)


def validity_view(found: Validity, about: About, names: Mapping[str, str], *, explain: bool) -> RenderableType:
    """Show what `scorecard outcomes report` prints."""
    warned = contaminated(found)
    head = Group(
        line(("Outcomes", STRONG), f"   {about.rubric}, at {about.title}   {counted(len(found.hires), 'hire')}"),
        prose(headline(found, about)),
        *([prose((warned, "bold yellow"))] if warned else []),
        *(prose(words) for words in left_out(about)),
    )
    parts: list[RenderableType] = [head]
    if found.hires:
        points = [(hire.score, hire.outcome) for hire in found.hires]
        plot = Group(*_plot(points))
        parts.append(section("Outcome (up) by interview score (across)", plot))
    if found.pearson and found.spearman and found.correction:
        said = prose(corrected(found.correction))
        parts.append(section("How they go together", _relation(found.pearson, found.spearman), said))
        parts.append(section("By dimension", _dimensions(found, names, explain=explain)))
    if explain:
        parts.append(section("How it is worked out", *_figures(found, about), bullets(SOURCES)))
    else:
        parts += [Text(), line(("For the formulas and their sources: --explain", QUIET))]
    return Page(*parts)


def _plot(points: Sequence[tuple[Fraction, Fraction]]) -> Iterator[Text]:
    for drawn in scatter(points):
        yield Text(drawn, no_wrap=True)
    yield Text("o one hire, 2 to 9 so many, # more", QUIET)


def _relation(r: Estimate, rho: Estimate) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, one in (("In levels (Pearson)", r), ("In ranks (Spearman)", rho)):
        grid.add_row(name, Text(number(one.value), STRONG), f"95%: {around(one.interval)}")
    return grid


def _dimensions(found: Validity, names: Mapping[str, str], *, explain: bool) -> Table:
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=STRONG)
    grid.add_column("Dimension", overflow="fold", min_width=12)
    grid.add_column("Hires", justify="right", no_wrap=True)
    grid.add_column("r", justify="right", no_wrap=True)
    if explain:
        grid.add_column("95% interval", no_wrap=True)
        grid.add_column("Chance, Holm", no_wrap=True)
    grid.add_column("What it says", overflow="fold")
    for one in found.dimensions:
        grid.add_row(line(names[one.id]), str(one.hires), *_cells(one, explain=explain), of_dimension(one))
    return grid


def _cells(one: DimensionRelation, *, explain: bool) -> tuple[str, ...]:
    if one.r is None:
        return ("", "", "") if explain else ("",)
    shown = (number(one.r.value),)
    interval = around(one.r.interval) if one.r.interval else "none"
    return (*shown, interval, f"{one.chance:.3f}, {one.raised:.3f}") if explain else shown


def _figures(found: Validity, about: About) -> Iterator[Text]:
    yield line(
        f"Hires n = {len(found.hires)}; candidates with a score {about.scored}; rubric of outcomes {about.ramp}."
    )
    correction = found.correction
    if correction and correction.hired_spread:
        spreads = f"{number(correction.all_spread)} / {number(correction.hired_spread)}"
        yield line(f"Spread of all scores / of the hires': {spreads}, u = {number(correction.u)}.")
