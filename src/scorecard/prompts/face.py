"""This room says what a face of the interview is given and how it ends."""

from enum import Enum
from typing import Protocol

from scorecard.core.checklist import Checklist
from scorecard.core.walk import Event, Walk


class Ending(Enum):
    """How somebody left the walk: ready to hand in, or with a draft to go on with later."""

    SUBMIT = "submit"
    LEAVE = "leave"


class Session(Protocol):
    """An interview under way, as a face sees it."""

    @property
    def walk(self) -> Walk:
        """Where the interview stands; everything in it is saved."""

    @property
    def seconds(self) -> int:
        """Seconds of the slot used, up to this moment."""

    @property
    def notice(self) -> str:
        """A sentence to show at the start, e.g. that a draft goes on with an older rubric; mostly empty."""

    def checklist(self, exercise_id: str) -> Checklist | None:
        """What may be ticked in an exercise of the interview, read when it is first asked for; None without a list.

        InvalidError or NotFoundError when its kit cannot be read.
        """

    def record(self, event: Event) -> None:
        """Apply an event and save it; durable when this returns.

        InvalidError, with nothing changed, when the event cannot happen now.
        """
