"""This room holds what a checker reports of a submission: facts, never a grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scorecard.core.scorecard import Fact


class Outcome(StrEnum):
    """How a submission fared, in a word."""

    RIGHT = "right"
    WRONG = "wrong"
    DOES_NOT_RUN = "does_not_run"
    REFUSED = "refused"
    TOO_SLOW = "too_slow"


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a checker observed about one submission; the facts stand in the order of their importance.

    `submission_hash` is the SHA-256 of what was handed in; `sandbox` says under which limits it ran.
    """

    exercise: str
    candidate: str
    submission_hash: str
    outcome: Outcome
    facts: tuple[Fact, ...]
    sandbox: Mapping[str, str | int | bool]
