"""This room holds what an incident is staged with: people, questions and what they show, actions, messages, hints."""

from enum import StrEnum
from typing import Protocol

from scorecard.core.document import ID, about, document


class Risk(StrEnum):
    """How an action stands to the runbook."""

    SAFE = "safe"
    RISKY = "risky"
    FORBIDDEN = "forbidden"


class Purpose(StrEnum):
    """What an action is for."""

    CONTAIN = "contain"
    REPAIR = "repair"
    VERIFY = "verify"
    OTHER = "other"


class Effect(StrEnum):
    """What an action does to the data, or shows of them.

    `hides`: the run turns green with wrong content; `shows`: the data stay as they are, and a fault in them is seen.
    """

    NOTHING = "nothing"
    MENDS = "mends"
    HIDES = "hides"
    HARMS = "harms"
    SHOWS = "shows"


class Data(StrEnum):
    """How the data stand: old but right until something is done about it."""

    STALE = "stale"
    RIGHT = "right"
    WRONG = "wrong"
    BROKEN = "broken"


AFTERMATH = {Effect.MENDS: Data.RIGHT, Effect.HIDES: Data.WRONG, Effect.HARMS: Data.BROKEN}
"""How the data stand after each effect that changes them; the other effects leave them as they are."""


class Named(Protocol):
    """Something with an id and a name."""

    @property
    def id(self) -> str:
        """Short and lasting."""

    @property
    def name(self) -> str:
        """As people read it."""


@document
class Role:
    """Somebody who can be told something or asked for help."""

    id: str = about("Short and lasting, e.g. finance.", pattern=ID)
    name: str = about("As people read it, e.g. Finance.")
    who: str = about("Who it is and what they do.", default="")


@document
class Step:
    """One step of the runbook's triage, in its order."""

    id: str = about("Short and lasting, e.g. impact.", pattern=ID)
    name: str = about("As it stands in a sentence, e.g. impact.")


@document
class Sight:
    """What a question shows from a later moment on."""

    at: int = about("From this minute.", default=0, ge=0)
    requires: tuple[str, ...] = about("Ids of what must have happened.", default=())
    data: Data | None = about("Only while the data stand so.", default=None)
    artifact: str = about("What the candidate gets to see.")
    reveals: tuple[str, ...] = about("What it tells, for the interviewer.", default=())


@document
class Card:
    """Something the candidate may ask for, and what it shows."""

    id: str = about("Short and lasting, e.g. raw-table.", pattern=ID)
    name: str = about("As people read it, e.g. the table raw.orders as it is now.")
    asks: tuple[str, ...] = about("Words in which it may be asked for.", default=())
    step: str | None = about("The step of the runbook it belongs to.", default=None)
    minutes: int = about("What it costs.", gt=0)
    artifact: str = about("What the candidate gets to see.")
    reveals: tuple[str, ...] = about("What it tells, for the interviewer.", default=())
    requires: tuple[str, ...] = about("Ids of what must have happened before.", default=())
    locked: str = about("What to answer until then.", default="")
    later: tuple[Sight, ...] = about("What it shows later; the last one that fits counts.", default=())


@document
class Hypothesis:
    """An explanation of the symptoms; one of them is true in each scenario."""

    id: str = about("Short and lasting, e.g. schema-change.", pattern=ID)
    name: str = about("As a statement, e.g. a column was renamed upstream.")
    asks: tuple[str, ...] = about("Words in which it may be put.", default=())


@document
class Verdict:
    """How a hypothesis fares in a scenario: the questions that rule it out, or those that show it."""

    id: str = about("The hypothesis.")
    killed_by: tuple[str, ...] = about("Ids of the cards, each of which rules it out.", default=())
    shown_by: tuple[str, ...] = about("Ids of the cards, each of which shows that it is true.", default=())


@document
class Reply:
    """What an action brings about from a later moment on."""

    at: int = about("From this minute.", default=0, ge=0)
    requires: tuple[str, ...] = about("Ids of what must have happened.", default=())
    data: Data | None = about("Only while the data stand so.", default=None)
    effect: Effect = about("What it does to the data.", default=Effect.NOTHING)
    text: str = about("What to answer.")


@document
class Action:
    """Something the candidate may do, and what comes of it unless the scenario says otherwise."""

    id: str = about("Short and lasting, e.g. rerun-build.", pattern=ID)
    name: str = about("As people read it, e.g. rerun the failed task.")
    asks: tuple[str, ...] = about("Words in which it may be proposed.", default=())
    risk: Risk = about("safe, risky or forbidden.")
    purpose: Purpose = about("contain, repair, verify or other.")
    minutes: int = about("What it costs.", gt=0)
    allowed: int | None = about("How often it is within the runbook without agreement.", default=None, gt=0)
    approved_by: str | None = about("Who can agree to it; must be brought in before.", default=None)
    effect: Effect = about("What it does to the data.", default=Effect.NOTHING)
    reply: str = about("What to answer.")
    later: tuple[Reply, ...] = about("What comes of it later; the last one that fits counts.", default=())


@document
class Staging:
    """What an action of the kit brings about in this scenario."""

    id: str = about("The action.")
    effect: Effect = about("What it does to the data.", default=Effect.NOTHING)
    reply: str = about("What to answer.")
    later: tuple[Reply, ...] = about("What comes of it later; the last one that fits counts.", default=())


@document
class Inject:
    """A message that comes in by itself: at a minute, or some minutes after something happened."""

    id: str = about("Short and lasting, e.g. finance-again.", pattern=ID)
    at: int | None = about("The minute it comes in.", default=None, gt=0)
    after: str | None = about("The card, action or role after which it comes in.", default=None)
    delay: int = about("Minutes after that.", default=1, gt=0)
    requires: tuple[str, ...] = about("It comes in only if all of these happened before.", default=())
    unless: tuple[str, ...] = about("It stays away if one of these happened before.", default=())
    sender: str = about("The role it comes from.")
    text: str = about("What it says.")


@document
class Voice:
    """What somebody answers in this scenario."""

    role: str = about("The role.")
    told: str = about("The answer to news.")
    escalated: str = about("The answer to a call for help.")
    green: str = about("The answer to news once a repair has run green, right or not.", default="")


@document
class Hint:
    """Help for a candidate who is stuck, from a question to a fact."""

    id: str = about("Short and lasting, e.g. who-waits.", pattern=ID)
    when: str = about("When to give it.")
    say: str = about("The words to say.")
    minutes: int = about("What it costs.", gt=0)
