"""This room holds a time-boxed run of an exercise: the clock, and the hints and notes as they were given."""

from dataclasses import dataclass, replace
from enum import StrEnum

from scorecard.core.document import about, document
from scorecard.core.scorecard import Fact


class StampKind(StrEnum):
    """What was stamped."""

    HINT = "hint"
    NOTE = "note"


@document
class Stamp:
    """Something that happened during a run, with the second it happened at."""

    kind: StampKind = about("A hint given, or a note taken.")
    second: int = about("Seconds into the run.", ge=0)
    text: str = about("What was said.")


@document
class Run:
    """A run of an exercise as it is kept."""

    run: int = about("The format's version: 1.", default=1, ge=1, le=1)
    seconds: int = about("Seconds used.", default=0, ge=0)
    stamps: tuple[Stamp, ...] = about("What was stamped, in order.", default=())


@dataclass(frozen=True, slots=True)
class Put:
    """Stamp a hint or a note at a second of the run."""

    kind: StampKind
    second: int
    text: str


def put(run: Run, event: Put) -> Run:
    """The run with another stamp; its clock never runs backwards."""
    stamp = Stamp(kind=event.kind, second=event.second, text=event.text)
    return replace(run, seconds=max(run.seconds, event.second), stamps=(*run.stamps, stamp))


def hint_facts(run: Run) -> tuple[Fact, ...]:
    """The hints as facts that stand beside the criteria: what was said, and when."""
    hints = [stamp for stamp in run.stamps if stamp.kind is StampKind.HINT]
    return tuple(
        Fact(id=f"hint-{number}", sentence=f"Hint after {clock(stamp.second)}: {stamp.text}", criteria=("hints",))
        for number, stamp in enumerate(hints, 1)
    )


def clock(seconds: int) -> str:
    """Minutes and seconds as people read them: `12:04`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def merged(before: tuple[Fact, ...], new: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """New facts beside those of the other kind: hints stay when a report comes, and a report when hints come."""
    hints = bool(new) and new[0].id.startswith("hint-")
    kept = tuple(fact for fact in before if fact.id.startswith("hint-") != hints)
    return (*kept, *new) if hints else (*new, *kept)
