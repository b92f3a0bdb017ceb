"""This room holds who belongs to which group, for the length of one audit: nothing here is ever kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecard.core.text import lookup_key

SEX, RACE = "sex", "race_ethnicity"
UNKNOWN = ""
"""What stands for a group that nobody stated."""

_UNSTATED = frozenset(
    {"", "-", "?", "n/a", "na", "unknown", "not stated", "not known", "undisclosed", "not disclosed", "declined"}
    | {"prefer not to say", "prefer not to answer", "decline to state", "decline to answer", "no answer"}
)

Label = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The columns that people are grouped by, and each person's group in each; people go by their lookup key."""

    columns: tuple[str, ...]
    members: Mapping[str, Label]

    def label(self, key: str) -> Label:
        """Somebody's group in each column; unknown in all of them for who is not listed."""
        return self.members.get(key, (UNKNOWN,) * len(self.columns))

    @property
    def tables(self) -> tuple[tuple[int, ...], ...]:
        """The places of the columns that make each table: every column alone, then the intersection of two."""
        alone = tuple((place,) for place in range(len(self.columns)))
        if SEX in self.columns and RACE in self.columns:
            return (*alone, (self.columns.index(SEX), self.columns.index(RACE)))
        return (*alone, (0, 1)) if len(self.columns) == 2 else alone


def part(label: Label, places: tuple[int, ...]) -> Label | None:
    """Somebody's group in a table: their label at its places; None when one of them is unknown."""
    chosen = tuple(label[place] for place in places)
    return None if UNKNOWN in chosen else chosen


def grouped(columns: tuple[str, ...], rows: Iterable[tuple[str, Label]]) -> Groups:
    """Groups from rows of a lookup key and the text of each column; spellings that fold alike are one group.

    A group goes by the spelling that sorts first, whatever the order of the rows.
    """
    told = [(key, tuple(_stated(text) for text in texts)) for key, texts in rows]
    spelled: list[dict[str, str]] = []
    for place in range(len(columns)):
        said = sorted({texts[place] for _, texts in told}, reverse=True)
        spelled.append({lookup_key(text): text for text in said})
    named = {key: tuple(spelled[place][lookup_key(text)] for place, text in enumerate(texts)) for key, texts in told}
    return Groups(columns, named)


def _stated(text: str) -> str:
    clean = " ".join(text.split())
    return UNKNOWN if lookup_key(clean) in _UNSTATED else clean
