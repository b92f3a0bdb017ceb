"""This room writes what would change a recommendation as plain data, for programs."""

from collections.abc import Iterable
from fractions import Fraction

from scorecard.core.document import Plain
from scorecard.core.number import exact_and_shown, exact_text, shown_percent
from scorecard.core.policy import STRICTEST_FIRST
from scorecard.core.robustness.answer import Answer, Rival
from scorecard.core.robustness.change import Flip
from scorecard.core.robustness.examination import Examination, Goal
from scorecard.core.robustness.missing import Bounds
from scorecard.core.robustness.omission import Without
from scorecard.core.robustness.probe import Probe
from scorecard.core.robustness.rivalry import Rivalry
from scorecard.core.robustness.saying import Saying, percent
from scorecard.core.robustness.transfer import Move, Transfer
from scorecard.core.robustness.weight import WeightRange


def whatif_json(answer: Answer) -> dict[str, Plain]:
    """Write everything that was tried, exact and as shown.

    `sentences` are about the panel as tried, where something is tried; `as_tried` and `rival` are null otherwise.
    """
    rubric = answer.assessment.rubric
    return {
        "candidate": answer.assessment.panel.candidate.id,
        "rubric": {"id": rubric.id, "version": rubric.version, "hash": answer.assessment.rubric_hash},
        "waiting_for": list(answer.assessment.panel.waiting_for),
        "sentences": _sentences(answer.sayings),
        "as_it_is": _examination(answer.found),
        "as_tried": {"notes": list(answer.notes), **_examination(answer.tried)} if answer.tried else None,
        "rival": _rival(answer.rival) if answer.rival else None,
    }


def _sentences(sayings: Iterable[Saying]) -> Plain:
    return [
        {
            "topic": one.topic,
            "sentence": one.sentence,
            "number": one.number,
            "formula": one.formula,
            "source": one.source,
        }
        for one in sayings
    ]


def _examination(found: Examination) -> dict[str, Plain]:
    figures, firm = found.case.tally, found.firmness
    return {
        "recommendation": found.case.call.value,
        "score": exact_and_shown(figures.score),
        "coverage": _share(figures.coverage),
        "firmness": {
            "verdict": firm.verdict.value if firm.verdict else None,
            "failed": [{"check": one.doubt.value, "sentence": one.sentence} for one in firm.failures],
        },
        "without_interviewer": [_without(one) for one in found.interviewers],
        "one_point_changes": {"tried": found.steps, "flips": [_flip(one) for one in found.singles]},
        "weight_to_move": _transfer(found.transfer) if found.transfer else None,
        "fewest_changes": [
            {
                "to": _calls(way.goal),
                "flip": _flip(way.flip) if way.flip else None,
            }
            for way in found.ways
        ],
        "weights": [_weight(one) for one in found.weights],
        "equal_weights": _without(found.equal_weights),
        "without_dimension": [_without(one) for one in found.dimensions],
        "rule_off": [_without(one) for one in found.rules],
        "score_alone": found.band.value if found.band else None,
        "missing": _bounds(found.bounds) if found.bounds else None,
        "probes": [_probe(one) for one in found.probes],
    }


def _calls(goal: Goal) -> Plain:
    return [vote.value for vote in STRICTEST_FIRST if vote in goal.calls]


def _share(share: Fraction) -> Plain:
    return {"exact": exact_text(share), "shown": shown_percent(share)}


def _weighs(share: Fraction, *, up: bool = False) -> Plain:
    """A share of the weight, shown as the table of `whatif` shows it."""
    return {"exact": exact_text(share), "shown": percent(share, up=up)}


def _without(one: Without) -> Plain:
    return {
        "without": one.what,
        "score": exact_and_shown(one.score),
        "coverage": _share(one.coverage),
        "recommendation": one.call.value,
        "because_of": [check.rule for check in one.deciding],
    }


def _flip(flip: Flip) -> Plain:
    return {
        "points": flip.points,
        "changes": [
            {
                "interviewer": one.given.interviewer,
                "interview": one.given.interview or None,
                "dimension": one.given.dimension,
                "from": one.given.level,
                "to": one.level,
            }
            for one in flip.changes
        ],
        "score": exact_and_shown(flip.score),
        "recommendation": flip.call.value,
        "because_of": list(flip.deciding),
    }


def _weight(one: WeightRange) -> Plain:
    return {
        "dimension": one.dimension,
        "now": _weighs(one.share),
        "stays_from": _weighs(one.low, up=True),
        "stays_to": _weighs(one.high),
        "below": one.below.value if one.below else None,
        "above": one.above.value if one.above else None,
    }


def _transfer(one: Transfer) -> Plain:
    return {
        "moves": [_move(move) for move in one.moves],
        "share": exact_text(one.share),
        "more_than": one.more,
        "recommendation": one.call.value,
    }


def _bounds(left: Bounds) -> Plain:
    return {
        "ratings": [{"dimension": one.dimension, "interviewer": one.interviewer or None} for one in left.missing],
        "low": exact_and_shown(left.low),
        "high": exact_and_shown(left.high),
        "recommendations": [vote.value for vote in left.calls],
    }


def _probe(one: Probe) -> Plain:
    return {
        "dimension": one.dimension,
        "interviewer": one.interviewer or None,
        "interview": one.interview or None,
        "value": exact_text(one.value),
        "recommendation_by_level": {str(level): vote.value for level, vote in enumerate(one.calls, 1)},
    }


def _rival(rival: Rival) -> dict[str, Plain]:
    return {
        "candidate": rival.candidate.id,
        "recommendation": rival.case.call.value,
        "sentences": _sentences(rival.sayings),
        **(_rivalry(rival.found) if rival.found else {}),
    }


def _rivalry(found: Rivalry) -> dict[str, Plain]:
    leads = {one.dimension: one for one in found.leads}
    return {
        "ahead": "rival" if found.swapped else "tied" if found.tied else "candidate",
        "scores": {"ahead": exact_and_shown(found.scores[0]), "behind": exact_and_shown(found.scores[1])},
        "about_equal": found.about_equal,
        "chance": None if found.chance is None else f"{found.chance:.4f}",
        "left_out": list(found.left_out),
        "separates": found.separates.dimension if found.separates else None,
        "weight_to_move": None if found.moves is None else [_move(move) for move in found.moves],
        "dimensions": [
            {
                "dimension": one.dimension,
                "share": exact_text(one.share),
                "ahead": exact_and_shown(one.ahead),
                "behind": exact_and_shown(one.behind),
                "part": exact_text(one.part),
                "stays_ahead_from": _end(leads[one.dimension].low if one.dimension in leads else None),
                "stays_ahead_to": _end(leads[one.dimension].high if one.dimension in leads else None),
            }
            for one in found.lines
        ],
    }


def _move(move: Move) -> Plain:
    return {"from": move.giver, "to": move.receiver, "share": exact_text(move.share)}


def _end(share: Fraction | None) -> Plain:
    return None if share is None else exact_text(share)
