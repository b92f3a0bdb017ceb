"""This room puts a recommendation into words, the same on a screen and in a summary."""

from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.number import exact_text, shown
from scorecard.core.policy import Bands
from scorecard.core.scorecard import Vote


def edge(number: Fraction) -> str:
    """Write the number at which a band or floor begins: `2.80`, or exactly where two decimals would lose."""
    return shown(number) if (number * 100).denominator == 1 else exact_text(number)


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
