"""This room shows an audit of impact: plain words first; the numbers, formulas and sources on request."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from scorecard.core.impact.audit import Audit, Line, Measure, Table, Verdict
from scorecard.core.impact.rate import Rate, false_alarm
from scorecard.core.impact.suppression import LEAST
from scorecard.core.impact.word import MADE, SELF_CHECK, WORDS, counts, left_out, name, plainly, sentence, title
from scorecard.core.number import exact_text, shown, shown_percent
from scorecard.screen.ink import QUIET, STRONG, bullets, inset, line, prose, section
from scorecard.screen.page import Page

STYLES = {Verdict.FLAG: "bold red", Verdict.WATCH: "yellow", Verdict.REVERSIBLE: "yellow", Verdict.HIGHEST: STRONG}
FEW_PAIRS = 250_000
SOURCES = (
    (
        "Impact ratio: a group's rate over the highest rate of the table. Less than 4/5 is compared in whole numbers, "
        "so that exactly 4/5 is not less. 29 CFR 1607.4(D); Uniform Guidelines, Questions and Answers (1979), no. 11."
    ),
    "One person: one selection moved from the group with the highest rate to the other. Same, no. 21.",
    (
        "Fisher's exact test, two-sided: the share of all tables with these totals that are no likelier than this one. "
        "Fisher (1935). Below 0.05 counts as more than chance."
    ),
    "Interval of the ratio: exp(ln ratio -/+ 1.96 sqrt(1/a - 1/n + 1/b - 1/m)). Katz et al. (1978).",
    "Scoring rate and median: as in 6 RCNY 5-300, the rules of New York City's Local Law 144.",
    (
        "Flag: ratio below 4/5, Fisher below 0.05, and one person would not reverse it. Watch: ratio below 4/5 only. "
        f"Too few to say: fewer than {LEAST} people in a group, or a count below 5 expected."
    ),
    (
        f"Rates of fewer than {LEAST} people are withheld, and those of a larger group where a smaller one could be "
        "worked out from it by subtraction."
    ),
)


def impact_view(found: Audit, rubric: str, missing: Mapping[str, int], *, explain: bool) -> RenderableType:
    """Show what `scorecard audit impact` prints."""
    head = Group(
        line(("Impact", STRONG), f"   {rubric or 'no scorecards yet'}"),
        prose((SELF_CHECK, QUIET)),
        *(prose(words) for words in counts(found)),
        *(prose(left_out(why, number)) for why, number in missing.items()),
        *_excuse(found),
    )
    tables = [section(title(table), *_table(table, explain=explain)) for table in found.tables if _worth(table, found)]
    sources = [section("How it is worked out", *_middle(found), bullets(SOURCES))] if explain else []
    hint = [] if explain else [Text(), line(("For the formulas and their sources: --explain", QUIET))]
    return Page(head, *tables, *sources, *hint)


def _worth(table: Table, found: Audit) -> bool:
    return bool(found.tallies[table.measure].of) or table.measure is Measure.SELECTION


def _excuse(found: Audit) -> Iterator[Text]:
    if found.justification:
        yield prose(f"Groups of less than 2% are not compared, because: {found.justification}")


def _middle(found: Audit) -> Iterator[Text]:
    if found.middle is not None:
        yield line(f"The middle score is {shown(found.middle)} (exactly {exact_text(found.middle)}).")


def _table(table: Table, *, explain: bool) -> Iterator[RenderableType]:
    if table.lines or table.unknown:
        yield _grid(table)
    told = plainly(table)
    if told:
        yield prose(told)
    for one in table.lines:
        said = sentence(one, table)
        if said:
            yield Text()
            yield prose(said)
        if explain and one.beside and table.highest and table.highest.rate and one.rate:
            yield inset(_account(one, one.rate, table.highest, table.highest.rate))


def _grid(table: Table) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=STRONG)
    grid.add_column("Group", overflow="fold", min_width=8, max_width=28)
    for heading in ("People", MADE[table.measure].split()[0].capitalize(), "Rate", "Ratio"):
        grid.add_column(heading, justify="right", no_wrap=True)
    grid.add_column("What it says", overflow="fold", min_width=14)
    for one in table.lines:
        words = line((WORDS[one.verdict], STYLES.get(one.verdict, "")))
        grid.add_row(line(name(one)), *_figures(one), words)
    if table.unknown:
        grid.add_row(line(("unknown", QUIET)), str(table.unknown), "", "", "", line(("not compared", QUIET)))
    return grid


def _figures(one: Line) -> tuple[str, str, str, str]:
    if one.rate is None or one.rate.share is None:
        return (f"under {LEAST}" if one.verdict is Verdict.TOO_FEW else "", "", "", "")
    ratio = shown(one.beside.ratio) if one.beside else ""
    return str(one.rate.of), str(one.rate.made), shown_percent(one.rate.share), ratio


def _account(one: Line, low: Rate, highest: Line, high: Rate) -> Group:
    beside = one.beside
    if beside is None:
        return Group()
    sides = 5 * low.made * high.of, 4 * high.made * low.of
    order = "<" if sides[0] < sides[1] else ">="
    around = f"; 95% interval {beside.interval[0]:.2f} to {beside.interval[1]:.2f}" if beside.interval else ""
    moved = "turns the order round" if beside.reversible else "leaves the order"
    lines = [
        (
            f"{name(one)} beside {name(highest)}: ({low.made}/{low.of}) / ({high.made}/{high.of}) = "
            f"{exact_text(beside.ratio)}{around}"
        ),
        f"Four fifths: 5 x {low.made} x {high.of} = {sides[0]} {order} 4 x {high.made} x {low.of} = {sides[1]}",
        f"One person moved: {low.made + 1}/{low.of} and {high.made - 1}/{high.of}, {moved}",
        f"Fisher's exact test: {float(beside.chance):.4f}; least expected count {shown(beside.least_expected)}",
        *_noise(low, high),
    ]
    return Group(*(prose((words, QUIET)) for words in lines))


def _noise(low: Rate, high: Rate) -> Iterator[str]:
    if low.of * high.of <= FEW_PAIRS:
        rate = Fraction(low.made + high.made, low.of + high.of)
        often = false_alarm(low.of, high.of, rate)
        yield f"Two groups of these sizes with no true difference are below four fifths {often:.0%} of the time"
