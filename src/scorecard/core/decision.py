"""This room says what a decision must come with: a reason always, and one more sentence when it overrides."""

from scorecard.core.assessment import Assessment
from scorecard.core.scorecard import Vote

HIRES = (Vote.YES, Vote.STRONG_YES)


def overrides(assessment: Assessment, decision: Vote) -> str:
    """What a decision goes against, as a sentence; empty when it goes against nothing.

    Hiring against a red flag, and deciding otherwise than recommended (hire or not), are overrides. Deciding where
    the recommendation is `no_decision`, or leaving it open, overrides nothing but a red flag.
    """
    if decision in HIRES and assessment.tally.red_flags:
        return "A red flag was raised on this candidate."
    call = assessment.recommendation.call
    if Vote.NO_DECISION in (call, decision) or (call in HIRES) == (decision in HIRES):
        return ""
    return f"The recommendation is {call.words.lower()}."
