"""This room sets what was tried on a panel in tables: what was changed, and what the call became."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scorecard.core.number import shown, shown_percent
from scorecard.core.robustness.examination import Examination, Way
from scorecard.core.robustness.finding import answers
from scorecard.core.robustness.omission import Without
from scorecard.core.robustness.saying import Saying, name, percent, somebody
from scorecard.core.robustness.search import MANY
from scorecard.core.scorecard import Vote
from scorecard.core.text import listed
from scorecard.screen.ink import CALL_STYLES, QUIET, STRONG, line, section


def told(sayings: tuple[Saying, ...], *, explain: bool) -> Table:
    """Set sentences one under the other, each with what is behind it when that is asked for."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for saying in sayings:
        behind = (("Number", saying.number), ("Formula", saying.formula), ("Source", saying.source))
        more = [line((f"{label}: {text}", QUIET)) for label, text in behind] if explain else []
        table.add_row(Text("-"), Group(line(saying.sentence), *more))
    return table


def columns(*heads: str) -> Table:
    """A table without lines around it; a head that ends in a space is for figures, which stand on the right."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=STRONG)
    for head in heads:
        if head.endswith(" "):
            table.add_column(line(head.strip()), justify="right", no_wrap=True)
        else:
            table.add_column(line(head), overflow="fold")
    return table


def call(vote: Vote | None) -> Text:
    """A call in its colour."""
    return Text("-", QUIET) if vote is None else Text(vote.words, CALL_STYLES[vote])


def experiments(found: Examination) -> Iterator[RenderableType]:
    """Show every table that has something in it."""
    tables = (
        ("Leave one interviewer out", _interviewers, found.interviewers),
        ("One rating, one point higher or lower", _singles, found.singles),
        ("The fewest changes of ratings by one point", _fewest, found.case.given and not found.case.shut),
        ("Weights", _weights, any(one.below or one.above for one in found.weights)),
        ("Leave one dimension out", _dimensions, found.dimensions),
        ("Each gate or rule off", _rules, found.rules),
        ("Missing ratings", _missing, found.bounds),
        ("One more rating", _probes, found.probe),
    )
    for title, table, there in tables:
        if there:
            yield section(title, table(found))


def _names(found: Examination) -> dict[str, str]:
    return {row.id: row.name for row in found.case.tally.dimensions}


def _score(score: Fraction | None) -> str:
    return "-" if score is None else shown(score)


def _interviewers(found: Examination) -> Table:
    table = columns("Without", "Score ", "Coverage ", "Recommendation", "Because of")
    for one in found.interviewers:
        figures = _score(one.score), shown_percent(one.coverage)
        table.add_row(line(one.what), *figures, call(one.call), line(_because(one)))
    return table


def _dimensions(found: Examination) -> Table:
    table = columns("Without", "Score ", "Recommendation", "Because of")
    for one in found.dimensions:
        because = "" if one.call is found.case.call else _because(one)
        table.add_row(line(_names(found)[one.what]), _score(one.score), call(one.call), line(because))
    return table


def _because(one: Without) -> str:
    return listed([check.rule for check in one.deciding])


def _singles(found: Examination) -> Table:
    table = columns("Rating", "By", "Change ", "Score ", "Recommendation", "Because of")
    for flip in found.singles:
        for one in flip.changes:
            what, who = line(name(found.case, one.given.dimension)), line(one.given.interviewer)
            step = f"{one.given.level} -> {one.level}"
            table.add_row(what, who, step, _score(flip.score), call(flip.call), line(listed(list(flip.deciding))))
    return table


def _fewest(found: Examination) -> Table:
    table = columns("To get", "Points ", "Score ", "For example")
    for way in found.ways:
        table.add_row(line(way.goal.words), *_way(found, way))
    return table


def _way(found: Examination, way: Way) -> tuple[RenderableType, ...]:
    if way.flip is None:
        return "-", "-", line((f"not with up to {MANY} changes", QUIET))
    steps = (
        f"{name(found.case, one.given.dimension)} by {one.given.interviewer} {one.given.level} -> {one.level}"
        for one in way.flip.changes
    )
    return str(way.flip.points), _score(way.flip.score), Group(*map(line, steps))


def _weights(found: Examination) -> Table:
    table = columns("Dimension", "Now ", "Stays from ", "to ", "Below", "Above")
    for one in found.weights:
        ends = percent(one.low, up=True), percent(one.high)
        table.add_row(line(_names(found)[one.dimension]), percent(one.share), *ends, call(one.below), call(one.above))
    return table


def _rules(found: Examination) -> Table:
    fired = {check.rule for check in found.case.advice.reasons}
    table = columns("Off", "Now", "Recommendation", "Because of")
    for one in found.rules:
        now = "fires" if one.what in fired else "does not fire"
        because = _because(one) if one.what in fired or one.call is not found.case.call else ""
        table.add_row(line(one.what), line(now), call(one.call), line(because))
    table.add_row(line("all of them"), Text(), call(found.band), line("the score alone"))
    return table


def _missing(found: Examination) -> Table:
    table = columns("Dimension", "By")
    for one in found.bounds.missing if found.bounds else ():
        table.add_row(line(_names(found)[one.dimension]), line(one.interviewer or "nobody was asked to"))
    return table


def _probes(found: Examination) -> Table:
    table = columns("Ask about", "By", "Changes ", "Recommendation by level")
    for probe in (one for one in found.probes if one.changes):
        who = line(somebody(probe.interviewer))
        table.add_row(line(_names(found)[probe.dimension]), who, f"{probe.changes} of 4", line(answers(probe.calls)))
    return table
