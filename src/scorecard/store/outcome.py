"""This room says what the part of a store that keeps outcomes can do."""

from typing import Protocol

from scorecard.core.outcome import KeptOutcome, Outcome
from scorecard.core.text import shell_word
from scorecard.errors import ConflictError


class Outcomes(Protocol):
    """The part of a store that keeps outcomes. What writes is durable when it returns."""

    def record(self, kept: KeptOutcome) -> KeptOutcome:
        """Record an outcome for good, in place of its draft; its revision is the next of the same rater's check-in.

        ConflictError when it is not the first and says no reason.
        """

    def of(self, candidate: str) -> tuple[KeptOutcome, ...]:
        """Every revision of every outcome of a candidate, in the order of recording."""

    def latest(self) -> tuple[KeptOutcome, ...]:
        """The latest revision of every outcome of everybody, by candidate."""

    def keep_draft(self, said: Outcome, at: str) -> None:
        """Keep an outcome that is being typed in."""

    def draft(self, said: Outcome) -> Outcome | None:
        """What was typed in so far by the same rater for the same check-in; None when nothing was."""


def already_recorded(said: Outcome) -> ConflictError:
    """The refusal of a second outcome for the same check-in, which names the way to change the first."""
    return ConflictError(
        f"{said.by} has already recorded how {said.candidate.id} is doing at {said.at}.",
        why="What was recorded stays.",
        then=(
            f"To amend it: scorecard outcomes add {said.candidate.id} --at {said.at} --by {shell_word(said.by)} "
            "--amend --because 'WHY'"
        ),
    )
