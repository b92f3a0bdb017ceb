"""This room says in words what a policy's bands and rules made of a panel, and writes the numbers they look at."""

from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.number import exact_text, shown
from scorecard.core.policy import Bands, Check
from scorecard.core.scorecard import Vote


def figure(value: Fraction) -> str:
    """Write a number so that one can go on calculating with it: `3`, `2.50`, or `8/3 (2.66)` where decimals lose."""
    if value.denominator == 1:
        return str(value.numerator)
    return shown(value) if (value * 100).denominator == 1 else f"{exact_text(value)} ({shown(value)})"


def edge(number: Fraction) -> str:
    """Write the number at which a band or floor begins: `2.80`, or exactly where two decimals would lose."""
    return shown(number) if (number * 100).denominator == 1 else exact_text(number)


def deciding(assessment: Assessment) -> tuple[Check, ...]:
    """The gates or rules that made the recommendation what it is; none when it is what the band says."""
    advice, rules = assessment.recommendation, len(assessment.rubric.policy.rules)
    gates = tuple(check for check in advice.checks[: len(advice.checks) - rules] if check.fired)
    if gates or advice.call is advice.band:
        return gates
    return tuple(check for check in advice.reasons if check.outcome is advice.call)


def effect(outcome: Vote) -> str:
    """What a gate or rule does to the call when it fires."""
    if outcome is Vote.NO_DECISION:
        return "turns the call into No decision"
    return f"caps the call at {outcome.words}"


def reach(bands: Bands, band: Vote) -> str:
    """The scores of a band: `2.80 and above`."""
    if band is Vote.STRONG_NO:
        return f"below {edge(bands.no)}"
    return f"{edge(dict(bands.descending)[band])} and above"


def band_sentence(assessment: Assessment) -> str:
    """Say in which band the score falls."""
    score, band = assessment.tally.score, assessment.recommendation.band
    if score is None or band is None:
        return "Nothing was rated, so there is no score."
    return f"The score {shown(score)} is in the band {band.words} ({reach(assessment.rubric.policy.bands, band)})."
