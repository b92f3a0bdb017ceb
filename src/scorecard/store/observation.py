"""This room says what a store tells for calibrating: how people rated, without what they wrote."""

from collections.abc import Iterator
from typing import Protocol

from scorecard.core.calibration.observation import Observation
from scorecard.core.panel import Candidate


class Observations(Protocol):
    """Submitted scorecards as calibrating looks at them; all methods raise StoreError."""

    def rubrics(self) -> tuple[str, ...]:
        """Ids of the rubrics that scorecards were submitted on, the one with the most scorecards first."""

    def of(self, rubric: str) -> Iterator[Observation]:
        """The current revision of every scorecard on a rubric, one by one in one pass."""

    def owed_by(self, interviewer: str) -> tuple[Candidate, ...]:
        """The candidates somebody was named for or holds a draft on, and submitted nothing on, by id."""
