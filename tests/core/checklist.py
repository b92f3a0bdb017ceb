"""This room sets up a small list to tick: two faults with details, and one harmless line."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.core.checklist import Entry
from scorecard.core.scorecard import Fact, FactSource

NAMED, HARMLESS = "Named", "Harmless"
ENTRIES = (
    Entry("join", "the join fans out", NAMED),
    Entry("join.fix", "with a fix", NAMED, "join"),
    Entry("date", "the date is UTC", NAMED),
    Entry("date.fix", "with a fix", NAMED, "date"),
    Entry("count", "count(1) is count(*)", HARMLESS),
)


@dataclass(frozen=True, slots=True)
class SmallList:
    """A list whose one fact says what is ticked."""

    entries: tuple[Entry, ...] = ENTRIES

    def facts(self, noted: Sequence[str]) -> tuple[Fact, ...]:
        """One fact, or none."""
        return (fact_of(*noted),) if noted else ()


def fact_of(*noted: str) -> Fact:
    """The fact of some ticks."""
    return Fact(id="noted", sentence=", ".join(noted), criteria=("grain",), source=FactSource.INTERVIEWER)
