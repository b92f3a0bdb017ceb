"""This room shows why a recommendation is what it is: every number with what it was calculated from."""

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scorecard.core.assessment import Assessment
from scorecard.core.number import exact_text, shown, shown_percent
from scorecard.core.policy import Check
from scorecard.core.scoring import DimensionScore
from scorecard.core.text import listed
from scorecard.core.wording import band_sentence, edge, effect, reach
from scorecard.screen.figure import figure
from scorecard.screen.ink import ADVICE, CALL_STYLES, QUIET, STRONG, inset, line, listing, prose, section
from scorecard.screen.page import Page
from scorecard.screen.panel import blind_notice


def explanation_view(assessment: Assessment) -> RenderableType:
    """Show what `scorecard explain` prints; to a blind viewer only the figures of their own draft."""
    figures = section("Score", _lines(assessment), *_score(assessment), *_coverage(assessment))
    if assessment.panel.blind:
        return Page(blind_notice(assessment.panel), figures)
    return Page(
        _headline(assessment),
        figures,
        section("Bands", listing(*_bands(assessment)), *_nearest(assessment)),
        section("Gates and rules", *_checks(assessment)),
        section("Recommendation", *_recommendation(assessment)),
    )


def _headline(assessment: Assessment) -> Group:
    candidate, call, rubric = assessment.panel.candidate, assessment.recommendation.call, assessment.rubric
    return Group(
        line((candidate.name or candidate.id, STRONG), "   Recommendation: ", (call.words, CALL_STYLES[call])),
        line(f"Rubric {rubric.title} ({rubric.id}), version {rubric.version}, content {assessment.rubric_hash[:8]}"),
        *([line("Some were rated on another version; levels count by dimension.")] if assessment.mixed else []),
    )


def _lines(assessment: Assessment) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=STRONG)
    table.add_column("Dimension", min_width=12, overflow="fold")
    table.add_column("Weight", justify="right", no_wrap=True)
    table.add_column("x Mean", justify="right", no_wrap=True)
    table.add_column("= Points", justify="right", no_wrap=True)
    table.add_column("Mean of the levels", overflow="fold")
    for row in assessment.tally.dimensions:
        if row.mean is None:
            table.add_row(line(row.name), str(row.weight), "-", "-", "nobody rated it")
        else:
            points = figure(row.weight * row.mean)
            table.add_row(line(row.name), str(row.weight), figure(row.mean), points, line(_levels(assessment, row)))
    return table


def _levels(assessment: Assessment, row: DimensionScore) -> str:
    return ", ".join(f"{who} {_level(assessment, row, who)}" for who in row.levels)


def _level(assessment: Assessment, row: DimensionScore, who: str) -> str:
    cards = (card for card in assessment.panel.cards if card.interviewer == who and row.id in card.ratings)
    given = [str(card.ratings[row.id].level) for card in cards if card.ratings[row.id].level is not None]
    mean = figure(row.levels[who])
    return mean if len(given) == 1 else f"{mean} (mean of {listed(given)})"


def _score(assessment: Assessment) -> Iterator[Text]:
    figures = assessment.tally
    means = [(row.weight, row.mean) for row in figures.dimensions if row.mean is not None]
    if figures.score is None or figures.equal_weights is None:
        yield line("Nobody rated anything, so there is no score.")
        return
    points, weight = sum((weight * mean for weight, mean in means), Fraction()), sum(weight for weight, _ in means)
    yield Text()
    yield line(f"Sum of points {figure(points)} / rated weight {weight} = ", (_exactly(figures.score), STRONG))
    total = sum((mean for _, mean in means), Fraction())
    yield line(f"Equal weights: sum of means {figure(total)} / {len(means)} = {_exactly(figures.equal_weights)}")


def _exactly(value: Fraction) -> str:
    return f"{shown(value)} (exactly {exact_text(value)})"


def _coverage(assessment: Assessment) -> Iterator[Text]:
    lines = assessment.tally.dimensions
    rated, whole = sum(row.weight for row in lines if row.levels), sum(row.weight for row in lines)
    yield line(f"Coverage: rated weight {rated} / whole weight {whole} = {shown_percent(assessment.tally.coverage)}")


def _bands(assessment: Assessment) -> Iterator[tuple[Text, ...]]:
    advice, bands = assessment.recommendation, assessment.rubric.policy.bands
    for band, _ in bands.descending:
        here = "<- the score is here" if band is advice.band else ""
        yield (line((band.words, CALL_STYLES[band])), line(reach(bands, band)), line((here, STRONG)))


def _nearest(assessment: Assessment) -> Iterator[Text]:
    score = assessment.tally.score
    if score is None:
        return
    band, number = assessment.rubric.policy.bands.nearest(score)
    where = "exactly on it" if score == number else f"{_distance(score, number)} the score {shown(score)}"
    yield line(f"Nearest edge: {band.words} from {edge(number)}, {where}")


def _distance(score: Fraction, number: Fraction) -> str:
    return f"{figure(number - score)} above" if number > score else f"{figure(score - number)} below"


def _checks(assessment: Assessment) -> Iterator[RenderableType]:
    decisive = assessment.recommendation.deciding
    for check in assessment.recommendation.checks:
        if check.fired:
            verdict = "fired, decides" if check in decisive else "fired, changes nothing here"
            yield line((check.rule, STRONG), ": ", (verdict, "bold yellow"), f", {effect(check.outcome)}")
        else:
            yield line((check.rule, STRONG), ": not fired", (f", otherwise {effect(check.outcome)}", QUIET))
        yield inset(_account(check))


def _account(check: Check) -> Group:
    return Group(line(f"Seen: {check.saw}"), prose((f"Why: {check.because}", QUIET)))


def _recommendation(assessment: Assessment) -> Iterator[Text]:
    decisive, call = assessment.recommendation.deciding, assessment.recommendation.call
    yield line(band_sentence(assessment))
    if decisive:
        yield line(f"{listed([check.rule for check in decisive])} made it ", (call.words, CALL_STYLES[call]), ".")
    else:
        yield line("No gate or rule changes that: ", (call.words, CALL_STYLES[call]), ".")
    yield line(ADVICE)
