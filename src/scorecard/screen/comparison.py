"""This room shows panels side by side: who is ahead, how firmly, and where each panel agrees or splits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.column import Column
from scorecard.core.comparison import Compared, Ranking, named
from scorecard.core.number import shown, shown_percent
from scorecard.core.rubric import Dimension
from scorecard.core.scorecard import Vote
from scorecard.core.text import counted, listed
from scorecard.screen.account import account
from scorecard.screen.heat import by_dimension, by_interviewer, legend
from scorecard.screen.sheet import BAD, GOOD, OPEN, QUIET, STRONG, Cell, Look, sheet, wrapped

BARS = "▁▂▃▄▅▆▇█"
CALLS = {Vote.STRONG_YES: GOOD, Vote.YES: GOOD, Vote.NO: BAD, Vote.STRONG_NO: BAD, Vote.NO_DECISION: OPEN}
FIRM = {"firm": GOOD, "leaning": OPEN, "too_close": BAD}
ADVICE = "This is advice that follows from the rubric's rules. A named person decides."
NOTES = 5
Lines = Iterator[str]
Block = Callable[[Ranking, Sequence[Compared], Look], Lines]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is shown of a ranking: panels by `dimension` or `interviewer`, under headings or not, with how or not."""

    by: str = "dimension"
    group: Column | None = None
    tried: bool = False
    explain: bool = False


def ranking_lines(ranking: Ranking, look: Look, layout: Layout) -> Lines:
    """Show one ranking: its heading, a line for each candidate, the panels by dimension or interviewer, and notes."""
    by, group = layout.by, layout.group
    yield from _heading(ranking, look, tried=layout.tried)
    yield ""
    yield from _grouped(ranking, look, group, _standings)
    yield ""
    yield from _grouped(ranking, look, group, by_interviewer if by == "interviewer" else by_dimension)
    yield from legend(ranking, look, by)
    yield from _notes(ranking, look)
    if layout.explain:
        yield from account(ranking, look)


def _heading(ranking: Ranking, look: Look, *, tried: bool) -> Lines:
    rubric = ranking.rubric
    where = f"{rubric.title}, {_versions(ranking)}"
    yield from (look.paint(line, STRONG) for line in wrapped(f"{where}: {counted(ranking.panels, 'candidate')}", look))
    if ranking.mixed:
        yield from wrapped(
            "Rated on more than one version of the rubric, so not ranked; --across-versions ranks them all the same.",
            look,
        )
    if tried:
        weights = [f"{line.name} {shown(_points(line, ranking))}" for line in rubric.dimensions]
        yield from wrapped(f"Weights as tried, nothing is kept: {', '.join(weights)}", look)
    if ranking.calls:
        said = [f"{many} {call.words.lower()}" for call, many in ranking.calls.items() if many]
        yield from wrapped(f"Recommendations: {', '.join(said)}", look)
    for caveat in ranking.caveats:
        yield from wrapped(caveat, look, mark="! ")


def _versions(ranking: Ranking) -> str:
    rubric = ranking.rubric
    if len(ranking.rubric_hashes) > 1:
        return f"{len(ranking.rubric_hashes)} versions ({rubric.id})"
    return f"version {rubric.version} ({rubric.id}, content {ranking.rubric_hashes[0][:8]})"


def _points(line: Dimension, ranking: Ranking) -> Fraction:
    return Fraction(100 * line.weight, sum(ranking.rubric.weights.values()))


def _grouped(ranking: Ranking, look: Look, group: Column | None, block: Block) -> Lines:
    if group is None:
        yield from block(ranking, ranking.rows, look)
        return
    parts: dict[str, list[Compared]] = {}
    for row in ranking.rows:
        parts.setdefault(group.heading(row), []).append(row)
    for heading, rows in parts.items():
        yield from wrapped(heading, look, mark="= ")
        yield from block(ranking, rows, look)


def _standings(ranking: Ranking, rows: Sequence[Compared], look: Look) -> Lines:
    decided = any(row.assessment.panel.decision for row in ranking.rows)
    headings = ["#", "Candidate", "Recommended", "Score", "Cover", "Levels", "Firmness", *(["Decision"] * decided)]
    table = [[*_standing(ranking, row, look), *([_decision(row)] * decided)] for row in rows]
    yield from sheet(headings, table, look, left=frozenset({0, 1, 2, 5, 6, 7}))


def _standing(ranking: Ranking, row: Compared, look: Look) -> list[Cell]:
    call, firm = row.assessment.recommendation.call, row.firmness
    return [
        Cell(_rank(row)),
        Cell(row.name),
        Cell(call.words, CALLS[call]),
        Cell("-" if row.score is None else shown(row.score), STRONG),
        Cell(shown_percent(row.assessment.tally.coverage)),
        Cell("".join(_bar(row.means.get(line.id), look) for line in ranking.rubric.dimensions)),
        Cell(firm.words, FIRM.get(firm.verdict or "", QUIET)),
    ]


def _rank(row: Compared) -> str:
    if row.rank is None:
        return "-"
    return f"{row.rank}{' tied' if row.tied else ''}{' ~' if row.equal_to else ''}"


def _bar(mean: Fraction | None, look: Look) -> str:
    if mean is None:
        return "·" if look.blocks else "-"
    if not look.blocks:
        return str(mean.numerator // mean.denominator)
    return BARS[(mean.numerator - mean.denominator) * (len(BARS) - 1) // (3 * mean.denominator)]


def _decision(row: Compared) -> Cell:
    decided = row.assessment.panel.decision
    return Cell(decided.decision.words, CALLS[decided.decision]) if decided else Cell("-", QUIET)


def _notes(ranking: Ranking, look: Look) -> Lines:
    kinds = [tuple(kind(ranking)) for kind in (_stopped, _equals, _ties, _splits)]
    if any(kinds):
        yield ""
    for told in kinds:
        for sentence in told[:NOTES]:
            yield from wrapped(sentence[2:], look, mark=sentence[:2])
        if len(told) > NOTES:
            yield f"  and {len(told) - NOTES} more like that"
    if ranking.panels > len(ranking.rows):
        yield from wrapped(f"These are {len(ranking.rows)} of {ranking.panels}; --top N or --all shows more.", look)


def _stopped(ranking: Ranking) -> Lines:
    for row in ranking.rows:
        advice = row.assessment.recommendation
        rules = [check.rule for check in advice.deciding]
        if advice.band and rules:
            makes = "makes" if len(rules) == 1 else "make"
            yield f"> {row.name}: the score says {advice.band.words}; {listed(rules)} {makes} it {advice.call.words}."


def _equals(ranking: Ranking) -> Lines:
    for row in ranking.rows:
        if row.equal_to:
            before = row.equal_to.name or row.equal_to.id
            yield f"~ {row.name} is about equal to {before}: closer than their uncertainty."


def _ties(ranking: Ranking) -> Lines:
    ties: dict[Fraction, list[str]] = {}
    for row in ranking.rows:
        if row.tied and row.score is not None:
            ties.setdefault(row.score, []).append(row.name)
    for score, names in ties.items():
        others = "" if len(names) > 1 else " and others"
        yield f"= Tied at {shown(score)}: {named(names)}{others}."


def _splits(ranking: Ranking) -> Lines:
    for row in ranking.rows:
        if row.agreement.apart:
            yield f"< The panel of {row.name} is apart on {listed([line.name for line in row.agreement.apart])}."
