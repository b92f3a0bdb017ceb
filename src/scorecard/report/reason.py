"""This room says in words why the recommendation is what it is: the band, and what each rule that fired does."""

from dataclasses import dataclass

from scorecard.core.assessment import Assessment
from scorecard.core.number import exact_text, shown
from scorecard.core.policy import Bands, Check
from scorecard.core.scorecard import Vote


@dataclass(frozen=True, slots=True)
class Reason:
    """A gate or rule that fired: what it does to the call, whether that decided it, why, and what it saw."""

    rule: str
    effect: str
    decides: bool
    because: str
    saw: str


def reasons(assessment: Assessment) -> tuple[Reason, ...]:
    """The gates and rules that fired, those that decided first."""
    deciding = _deciding(assessment)
    fired = (
        Reason(check.rule, effect(check), check in deciding, check.because.rstrip(". "), check.saw)
        for check in assessment.recommendation.reasons
    )
    return tuple(sorted(fired, key=lambda reason: not reason.decides))


def _deciding(assessment: Assessment) -> tuple[Check, ...]:
    advice, rules = assessment.recommendation, len(assessment.rubric.policy.rules)
    gates = tuple(check for check in advice.checks[: len(advice.checks) - rules] if check.fired)
    if gates or advice.call is advice.band:
        return gates
    return tuple(check for check in advice.reasons if check.outcome is advice.call)


def effect(check: Check) -> str:
    """What a gate or rule does to the call when it fires."""
    if check.outcome is Vote.NO_DECISION:
        return "turns the call into No decision"
    return f"caps the call at {check.outcome.words}"


def band_sentence(assessment: Assessment, score: str) -> str:
    """Say in which band the score, as it is shown, falls."""
    band = assessment.recommendation.band
    if band is None:
        return "Nothing was rated, so there is no score."
    return f"The score {score} is in the band {band.words} ({_reach(assessment.rubric.policy.bands, band)})."


def _reach(bands: Bands, band: Vote) -> str:
    if band is Vote.STRONG_NO:
        return f"below {_edge(bands, Vote.NO)}"
    return f"{_edge(bands, band)} and above"


def _edge(bands: Bands, band: Vote) -> str:
    number = dict(bands.descending)[band]
    return shown(number) if (number * 100).denominator == 1 else exact_text(number)
