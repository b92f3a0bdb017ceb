"""This room writes why a recommendation is what it is as plain data, for programs."""

from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.document import Plain
from scorecard.core.number import exact_text, shown, shown_percent
from scorecard.core.policy import Check
from scorecard.core.scoring import DimensionScore


def explanation_json(assessment: Assessment) -> dict[str, Plain]:
    """Write the figures, exact and as shown, and the rules that fired; a level is a whole number or text: `5/2`."""
    rubric, figures = assessment.rubric, assessment.tally
    return {
        "candidate": assessment.panel.candidate.id,
        "rubric": {"id": rubric.id, "version": rubric.version, "hash": assessment.rubric_hash},
        "scorecards": figures.scorecards,
        "score": _number(figures.score),
        "equal_weights": _number(figures.equal_weights),
        "coverage": {"exact": exact_text(figures.coverage), "shown": shown_percent(figures.coverage)},
        "recommendation": assessment.recommendation.call.value,
        "reasons": [_reason(check) for check in assessment.recommendation.reasons],
        "dimensions": [_dimension(line) for line in figures.dimensions],
    }


def _number(value: Fraction | None) -> Plain:
    return None if value is None else {"exact": exact_text(value), "shown": shown(value)}


def _reason(check: Check) -> Plain:
    return {"rule": check.rule, "outcome": check.outcome.value, "because": check.because}


def _dimension(line: DimensionScore) -> Plain:
    return {
        "id": line.id,
        "weight": line.weight,
        "mean": _number(line.mean),
        "raters": len(line.levels),
        "levels": {who: _level(level) for who, level in line.levels.items()},
    }


def _level(level: Fraction) -> Plain:
    return level.numerator if level.denominator == 1 else exact_text(level)
