"""This room holds a time-boxed run of an exercise: the clock, and hints, notes and checks as they came."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from scorecard.core.document import about, document


class StampKind(StrEnum):
    """What was stamped."""

    HINT = "hint"
    NOTE = "note"
    CHECK = "check"


class Rung(StrEnum):
    """How much a hint gives away: it asks, it names the dataset or place, it shows the row."""

    QUESTION = "question"
    DATASET = "dataset"
    ROW = "row"


@document
class Check:
    """What a checker said of the submission at a moment of the run."""

    submission: str = about("The SHA-256 of what was checked.")
    outcome: str = about("right, wrong, does_not_run, refused or too_slow.")
    whole: bool = about("Whether everything planted could be seen; not where the answer fails altogether.")
    wrong: Mapping[str, str] = field(default_factory=dict)
    """What was wrong: ids with plain words."""


@document
class Stamp:
    """Something that happened during a run, with the second it happened at."""

    kind: StampKind = about("A hint given, a note taken, or a check.")
    second: int = about("Seconds into the run.", ge=0)
    text: str = about("What was said; of a check, what was checked.", default="")
    rung: Rung | None = about("How much a hint gave away.", default=None)
    check: Check | None = about("What a check said.", default=None)


@document
class Run:
    """A run of an exercise as it is kept."""

    run: int = about("The format's version: 1.", default=1, ge=1, le=1)
    seconds: int = about("Seconds used.", default=0, ge=0)
    since: str = about("When the seconds were counted, in ISO 8601; empty while nobody runs it.", default="")
    submission: str = about("Where the submission is.", default="")
    stamps: tuple[Stamp, ...] = about("What was stamped, in order.", default=())

    def of(self, kind: StampKind) -> tuple[Stamp, ...]:
        """The stamps of a kind, in order."""
        return tuple(stamp for stamp in self.stamps if stamp.kind is kind)


@dataclass(frozen=True, slots=True)
class Put:
    """Stamp a hint or a note at a second of the run."""

    kind: StampKind
    second: int
    text: str
    rung: Rung | None = None

    def apply(self, run: Run) -> Run:
        """The run with it."""
        return _stamped(run, Stamp(kind=self.kind, second=self.second, text=self.text, rung=self.rung))


@dataclass(frozen=True, slots=True)
class Checked:
    """Stamp a check at a second of the run; the submission is remembered."""

    second: int
    submission: str
    check: Check

    def apply(self, run: Run) -> Run:
        """The run with it."""
        stamp = Stamp(kind=StampKind.CHECK, second=self.second, text=self.submission, check=self.check)
        return replace(_stamped(run, stamp), submission=self.submission)


@dataclass(frozen=True, slots=True)
class Tell:
    """Tell the run the time: the second it is, and when that was; an empty `at` stops its clock."""

    second: int
    at: str

    def apply(self, run: Run) -> Run:
        """The run at that second."""
        return replace(run, seconds=max(run.seconds, self.second), since=self.at)


Event = Put | Checked | Tell


def put(run: Run, event: Event) -> Run:
    """The run after an event; its clock never runs backwards."""
    return event.apply(run)


def _stamped(run: Run, stamp: Stamp) -> Run:
    return replace(run, seconds=max(run.seconds, stamp.second), stamps=(*run.stamps, stamp))


def clock(seconds: int) -> str:
    """Minutes and seconds as people read them: `12:04`."""
    return f"{seconds // 60}:{seconds % 60:02d}"
