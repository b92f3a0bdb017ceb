"""This room holds what is observed about a play: windows, updates, a checklist, and what each fact bears on."""

from enum import StrEnum

from scorecard.core.document import ID, about, document
from scorecard.core.incident.material import Purpose


class Severity(StrEnum):
    """How much a fact matters; the order is that of importance."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class FactKind(StrEnum):
    """What can be observed in every play."""

    TRIAGE_ORDER = "triage-order"
    EVIDENCE_BEFORE_ACTION = "evidence-before-action"
    OPEN_EXPLANATIONS = "open-explanations"
    STATED_EXPLANATIONS = "stated-explanations"
    CAUSE = "cause"
    FORBIDDEN_ACTION = "forbidden-action"
    RISKY_ACTION = "risky-action"
    WRONG_REPAIR = "wrong-repair"
    REPAIR = "repair"
    VERIFICATION = "verification"
    SILENCE = "silence"
    CLOSING_WORD = "closing-word"
    PREVENTION = "prevention"
    HINTS = "hints"
    OFF_CARD = "off-card"
    TIMELINE = "timeline"


class Phase(StrEnum):
    """Which part of the play a line of the checklist is about: the incident, or how to prevent the next one."""

    DURING = "during"
    AFTERWARDS = "afterwards"


@document
class FactRule:
    """That a kind of fact is reported, what it bears on, and how much it matters when something is amiss."""

    kind: FactKind = about("The kind of fact.")
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.", default=())
    severity: Severity = about("How much it matters when something is amiss.", default=Severity.INFO)
    limit: int | None = about("The number it is held against, where the kind has one.", default=None, ge=0)


@document
class Window:
    """When somebody should be brought in."""

    role: str = about("The role.")
    opens: int = about("Before this minute it is too early.", default=0, ge=0)
    closes: int = about("After this minute it is too late.", gt=0)
    because: str = about("Why they should be brought in.")
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.", default=())
    severity: Severity = about("How much it matters when it is missed.", default=Severity.MEDIUM)


@document
class Update:
    """Until when somebody who waits should have heard something."""

    role: str = about("The role.")
    by: int = about("The minute.", gt=0)
    because: str = about("Why it matters to them.")
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.", default=())
    severity: Severity = about("How much it matters when it is missed.", default=Severity.MEDIUM)


@document
class Item:
    """One line of the checklist: met by a question or an action, or ticked by the interviewer when it names neither."""

    id: str = about("Short and lasting, e.g. asked-consumers.", pattern=ID)
    name: str = about("As a past action, e.g. asked who reads the tables.")
    asked: tuple[str, ...] = about("Met by asking any of these cards.", default=())
    done: tuple[str, ...] = about("Met by doing any of these actions.", default=())
    by: int | None = about("Until this minute.", default=None, gt=0)
    before: Purpose | None = about("Only before the first action of this purpose.", default=None)
    phase: Phase = about("during or afterwards.", default=Phase.DURING)
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.", default=())
    severity: Severity = about("How much it matters when it is missed.", default=Severity.LOW)

    @property
    def by_hand(self) -> bool:
        """Whether the interviewer ticks it."""
        return not (self.asked or self.done)

    @property
    def prevents(self) -> bool:
        """Whether it counts as a way to prevent the next one."""
        return self.phase is Phase.AFTERWARDS
