"""This room shows what would change a call: sentences first, then the tables behind them."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scorecard.core.number import shown, shown_percent
from scorecard.core.robustness.answer import Answer
from scorecard.core.robustness.examination import Examination
from scorecard.core.robustness.saying import percent
from scorecard.core.text import listed
from scorecard.core.wording import edge
from scorecard.screen.experiment import call, columns, experiments, told
from scorecard.screen.ink import ADVICE, CALL_STYLES, STRONG, line, section
from scorecard.screen.page import Page
from scorecard.screen.rival import rival_section


def whatif_view(answer: Answer, *, explain: bool = False) -> RenderableType:
    """Show what `scorecard whatif` prints; with `explain` the number, formula and source under each sentence.

    Where something is tried, the panel as it is stands beside the panel as tried, and the sentences are about the
    latter.
    """
    found, tried = answer.found, answer.tried
    parts: list[RenderableType] = [_headline(answer)]
    if tried:
        parts.append(section("As it is, and as tried", _beside(found, tried), *map(line, answer.notes)))
    title = "What would change the call, as tried" if tried else "What would change the call"
    parts.append(section(title, told(answer.sayings, explain=explain)))
    if answer.rival:
        parts.append(rival_section(answer, answer.rival, explain=explain))
    if not tried:
        parts.extend(experiments(found))
    return Page(*parts, Text(), line("Only tried: nothing that is kept was changed."), line(ADVICE))


def _headline(answer: Answer) -> Group:
    candidate, found = answer.assessment.panel.candidate, answer.found
    vote, figures, firm = found.case.call, found.case.tally, found.firmness
    verdict = f"   Firmness: {firm.words}" if firm.verdict else ""
    covered = f"Coverage {shown_percent(figures.coverage)}"
    scored = "No score"
    if figures.score is not None and figures.equal_weights is not None:
        scored = f"Score {shown(figures.score)} of 4"
        covered += f"   Equal weights {shown(figures.equal_weights)}"
    mixed = "Rated on more than one version of the rubric; levels count by dimension."
    return Group(
        line((candidate.name or candidate.id, STRONG), "   Recommendation: ", (vote.words, CALL_STYLES[vote]), verdict),
        line(f"{scored}   {covered}"),
        *([line(mixed)] if answer.assessment.mixed else []),
    )


def _beside(now: Examination, tried: Examination) -> Table:
    table = columns("", "As it is", "As tried")
    table.add_row(line("Recommendation"), call(now.case.call), call(tried.case.call))
    left, right = dict(_facts(now)), dict(_facts(tried))
    for label, text in left.items():
        table.add_row(line(label), line(text), line((right[label], STRONG if right[label] != text else "")))
    before, after = dict(_parts(now)), dict(_parts(tried))
    for label, text in before.items():
        if after[label] != text:
            table.add_row(line(label), line(text), line((after[label], STRONG)))
    return table


def _facts(found: Examination) -> Iterator[tuple[str, str]]:
    figures = found.case.tally
    yield "Score", "-" if figures.score is None else shown(figures.score)
    yield "Coverage", shown_percent(figures.coverage)
    yield "Equal weights", "-" if figures.equal_weights is None else shown(figures.equal_weights)
    yield "Firmness", found.firmness.words
    yield "Gates and rules that fire", listed([check.rule for check in found.case.advice.reasons]) or "none"


def _parts(found: Examination) -> Iterator[tuple[str, str]]:
    """What can be tried: the edge of yes, the weights and the levels."""
    lines = found.case.tally.dimensions
    total = sum(row.weight for row in lines)
    yield "Yes from", edge(found.case.policy.bands.yes)
    for row, dimension in zip(lines, found.case.rubric.dimensions, strict=True):
        yield f"Weight of {dimension.name}", percent(Fraction(row.weight, total))
        yield f"Mean of {dimension.name}", "-" if row.mean is None else shown(row.mean)
