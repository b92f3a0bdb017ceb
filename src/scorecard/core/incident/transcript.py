"""This room holds the record of a play: everything that was asked, done and said, in order."""

from enum import StrEnum

from scorecard.core.document import about, document
from scorecard.core.incident.material import Effect


class MomentKind(StrEnum):
    """What happened in a moment."""

    ASK = "ask"
    OFF_CARD = "off_card"
    ACT = "act"
    TELL = "tell"
    ESCALATE = "escalate"
    SUPPOSE = "suppose"
    HINT = "hint"
    WAIT = "wait"
    CHECK = "check"
    NOTE = "note"


@document
class Moment:
    """One thing that happened: when, for how long, what, and in whose words."""

    kind: MomentKind = about("What happened.")
    at: int = about("The scenario's minute at which it began.", ge=0)
    minutes: int = about("The scenario minutes it took.", default=0, ge=0)
    what: str = about("The id of the card, action, role, hypothesis, hint or item.", default="")
    words: str = about("What was said, as the interviewer typed it.", default="")
    effect: Effect = about("What an action did to the data.", default=Effect.NOTHING)
    second: int = about("The second of the interview.", default=0, ge=0)

    @property
    def end(self) -> int:
        """The minute at which it was over."""
        return self.at + self.minutes


@document
class Transcript:
    """A play as it is kept; everything else about it follows from this."""

    transcript: int = about("The format's version: 1.", default=1, ge=1, le=1)
    scenario: str = about("The variant that is played.")
    moments: tuple[Moment, ...] = about("What happened, in order.", default=())
    seconds: int = about("Seconds of the interview used.", default=0, ge=0)
