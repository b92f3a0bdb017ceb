"""This room accounts for a comparison: every number exactly, with its formula and where the formula is from."""

from collections.abc import Iterator

from scorecard.core.comparison import Compared, Ranking
from scorecard.core.number import exact_text, shown
from scorecard.core.spread import ACCEPTABLE
from scorecard.core.uncertainty import ENOUGH, Spread, score_range
from scorecard.screen.sheet import STRONG, Look, wrapped

FORMULAS = f"""\
Score: the sum of weight x mean over the rated weight, dimension first; the mean of a dimension is over the interviewers
 who rated it, each once. Exact fractions; printing rounds down.
Cover: the share of the weight that somebody rated.
Rank: how many have a higher score, plus one (1, 1, 3); equal fractions are tied.
Levels: one bar for each dimension in the rubric's order, from 1 (lowest) to 4 (highest).
Range: highest minus lowest level of a dimension, the widest of the panel.
Dev: the mean over dimensions of AD_M, the mean distance of the levels from their mean; over {exact_text(ACCEPTABLE)}
 (a sixth of four levels) the panel is apart (Burke & Dunlap 2002).
Firmness: firm when leaving out one interviewer, equal weights, 5 points of weight, the missing ratings and two
 one-point changes leave the call where it is; leaning when one of these turns it; too close when more do, when a single
 one-point change does, or when the score is within a standard error of the edge.
About equal: closer than one standard error of the difference, sqrt(v/n + v/m), with v the pooled variance of
 interviewers within candidates; with fewer than {ENOUGH} degrees of freedom, interviewers' scores that overlap."""


def account(ranking: Ranking, look: Look) -> Iterator[str]:
    """Say what the numbers are, exactly, and how they come about."""
    yield ""
    yield look.paint("The numbers", STRONG)
    for row in ranking.rows:
        yield from wrapped(f"{row.name}: {_numbers(row, ranking.spread)}", look, mark="- ")
    yield from wrapped(_spread(ranking.spread), look)
    yield ""
    yield look.paint("How they come about", STRONG)
    for formula in FORMULAS.replace("\n ", " ").splitlines():
        yield from wrapped(formula, look, mark="- ")


def _numbers(row: Compared, spread: Spread | None) -> str:
    tally, told = row.assessment.tally, row.agreement
    if tally.score is None:
        return "nobody rated anything."
    parts = [f"score {exact_text(tally.score)}, coverage {exact_text(tally.coverage)}"]
    likely = score_range(tally, spread)
    if likely:
        kind = "80% interval" if likely.interval else "interviewers from lowest to highest"
        parts.append(f"{kind} {likely.low:.2f} to {likely.high:.2f}")
    if told.range is not None and told.deviation is not None:
        each = ", ".join(f"{line.id} {exact_text(line.range)}" for line in told.lines if line.range is not None)
        parts.append(f"range {exact_text(told.range)} ({each}), deviation {exact_text(told.deviation)}")
    reasons = [failure.sentence for failure in row.firmness.failures]
    parts.append(f"{row.firmness.words.lower()}{': ' + '; '.join(reasons) if reasons else ''}")
    return ". ".join(parts) + "."


def _spread(spread: Spread | None) -> str:
    if spread is None:
        return "How much interviewers differ is unknown: no candidate was met by two of them."
    if not spread.enough:
        return f"Too few to say how much interviewers usually differ: {spread.df} degrees of freedom, {ENOUGH} needed."
    return (
        f"Interviewers of the same candidate differ with a variance of {shown(spread.variance)} "
        f"({spread.df} degrees of freedom)."
    )
