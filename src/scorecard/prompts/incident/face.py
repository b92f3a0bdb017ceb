"""This room says what the play of an incident is given."""

from typing import Protocol

from scorecard.core.incident.play import Event, Play


class Session(Protocol):
    """A play under way, as the keyboard sees it."""

    @property
    def play(self) -> Play:
        """Where the play stands; everything in it is saved."""

    @property
    def seconds(self) -> int:
        """Seconds of the interview used, up to this moment."""

    @property
    def notice(self) -> str:
        """A sentence to show at the start; mostly empty."""

    def record(self, event: Event) -> None:
        """Apply an event and save it; durable when this returns.

        InvalidError, with nothing changed, when the event cannot happen now.
        """
