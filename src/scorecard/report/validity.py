"""This room writes how scores and outcomes relate as plain data, for programs."""

from typing import Any

from scorecard.core.number import exact_and_shown
from scorecard.core.validity.relation import Correction, DimensionRelation, Estimate, Validity
from scorecard.core.validity.word import About, contaminated, corrected, headline, of_dimension


def validity_json(found: Validity, about: About) -> dict[str, Any]:
    """Write the points and every figure; null stands for what cannot be said."""
    return {
        "rubric": about.rubric,
        "ramp": about.ramp,
        "at": about.at,
        "hires": len(found.hires),
        "weight": found.weight.value,
        "says": headline(found, about),
        "contaminated": found.contaminated,
        "contaminated_criterion": contaminated(found),
        "points": [
            {"score": exact_and_shown(one.score), "outcome": exact_and_shown(one.outcome), "seen": one.seen}
            for one in found.hires
        ],
        "pearson": _estimate(found.pearson),
        "spearman": _estimate(found.spearman),
        "range": found.correction and _range(found.correction),
        "dimensions": [_dimension(one) for one in found.dimensions],
        "left_out": {"closed": about.closed, "not_hired": about.unhired, "no_score": about.unscored},
        "candidates_scored": about.scored,
    }


def _range(correction: Correction) -> dict[str, Any]:
    return {
        "all_spread": round(correction.all_spread, 6),
        "hired_spread": round(correction.hired_spread, 6),
        "u": round(correction.u, 6) if correction.hired_spread else None,
        "decided_otherwise": correction.otherwise,
        "not_applicable": correction.obstacle and correction.obstacle.value,
        "corrected": _estimate(correction.corrected),
        "says": corrected(correction),
    }


def _dimension(one: DimensionRelation) -> dict[str, Any]:
    return {
        "id": one.id,
        "hires": one.hires,
        "r": _estimate(one.r),
        "chance": _rounded(one.chance),
        "holm": _rounded(one.raised),
        "says": of_dimension(one),
    }


def _estimate(one: Estimate | None) -> dict[str, Any] | None:
    if one is None:
        return None
    interval = [round(end, 6) for end in one.interval] if one.interval else None
    return {"value": round(one.value, 6), "interval": interval}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
