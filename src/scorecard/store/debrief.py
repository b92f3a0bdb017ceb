"""This room says what a store can do with debriefs, in values."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from scorecard.core.debrief.record import Debrief


@dataclass(frozen=True, slots=True)
class KeptDebrief:
    """A debrief in the store. `version` counts its saves; 0 stands for one that is not kept yet."""

    id: str
    seq: int
    debrief: Debrief
    version: int
    saved_at: str
    finished_at: str = ""


class Debriefs(Protocol):
    """Where debriefs are kept. Every method that writes is durable when it returns; all raise StoreError."""

    def of(self, candidate: str) -> tuple[KeptDebrief, ...]:
        """All debriefs on a candidate, the earliest first."""

    def under_way(self, candidate: str, rubric: str) -> KeptDebrief | None:
        """The debrief on a candidate that is not finished; there is at most one for each rubric."""

    def begin(self, kept: KeptDebrief) -> KeptDebrief:
        """Keep a new debrief. ConflictError when one is under way."""

    def save(self, kept: KeptDebrief) -> KeptDebrief:
        """Save a debrief; with `finished_at` it is closed for good. ConflictError when it was changed elsewhere."""

    def hold(self, kept: KeptDebrief) -> AbstractContextManager[None]:
        """Keep everyone else out of a debrief for a while, also other processes. ConflictError when it is held."""

    def finished(self) -> tuple[Debrief, ...]:
        """All finished debriefs on all candidates, in the order they began."""

    def experience(self, candidate: str) -> Mapping[str, int]:
        """How many scorecards each interviewer (by lookup key) submitted on other candidates."""
