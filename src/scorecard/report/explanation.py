"""This room writes why a recommendation is what it is as plain data, for programs."""

from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.document import Plain
from scorecard.core.number import exact_and_shown, exact_text, shown_percent
from scorecard.core.policy import Check
from scorecard.core.scorecard import Vote
from scorecard.core.scoring import DimensionScore

ONLY_A_DRAFT: dict[str, Plain] = {
    "rule": "draft",
    "outcome": Vote.NO_DECISION.value,
    "because": "Only your own draft is shown, and it is not submitted",
}


def explanation_json(assessment: Assessment) -> dict[str, Plain]:
    """Write the figures, exact and as shown, and the rules that fired; a level is a whole number or text: `5/2`."""
    rubric, figures, advice = assessment.rubric, assessment.tally, assessment.recommendation
    blind = assessment.panel.blind
    return {
        "candidate": assessment.panel.candidate.id,
        "rubric": {"id": rubric.id, "version": rubric.version, "hash": assessment.rubric_hash},
        "scorecards": 0 if blind else figures.scorecards,
        "score": exact_and_shown(figures.score),
        "equal_weights": exact_and_shown(figures.equal_weights),
        "coverage": {"exact": exact_text(figures.coverage), "shown": shown_percent(figures.coverage)},
        "recommendation": Vote.NO_DECISION.value if blind else advice.call.value,
        "reasons": [dict(ONLY_A_DRAFT)] if blind else [_reason(check) for check in advice.reasons],
        "dimensions": [_dimension(line) for line in figures.dimensions],
    }


def _reason(check: Check) -> Plain:
    return {"rule": check.rule, "outcome": check.outcome.value, "because": check.because}


def _dimension(line: DimensionScore) -> Plain:
    return {
        "id": line.id,
        "weight": line.weight,
        "mean": exact_and_shown(line.mean),
        "raters": len(line.levels),
        "levels": {who: level_json(level) for who, level in line.levels.items()},
    }


def level_json(level: Fraction) -> Plain:
    """Write a level: a whole number, or exactly as text."""
    return level.numerator if level.denominator == 1 else exact_text(level)
