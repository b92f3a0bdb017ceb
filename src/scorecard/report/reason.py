"""This room says in words why the recommendation is what it is: the band, and what each rule that fired does."""

from dataclasses import dataclass

from scorecard.core.assessment import Assessment
from scorecard.core.wording import effect


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
    deciding = assessment.recommendation.deciding
    fired = (
        Reason(check.rule, effect(check.outcome), check in deciding, check.because.rstrip(". "), check.saw)
        for check in assessment.recommendation.reasons
    )
    return tuple(sorted(fired, key=lambda reason: not reason.decides))
