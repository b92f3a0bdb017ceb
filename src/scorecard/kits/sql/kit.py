"""This room says what a kit of kind `sql` is made of: `kit.yaml` as a value, and the SQL files beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from scorecard.core.document import about, document
from scorecard.core.number import Exact

NAME = r"^[a-z][a-z0-9_]*$"
"""What the name of a table, a column, a trap or a cause is made of."""

PLAIN = "plain"
"""The dataset without any trap, as causes call it."""


class Tier(StrEnum):
    """Whether a trap belongs to what the role must be able to do, or shows that somebody does more."""

    BASE = "base"
    EXCEEDS = "exceeds"


class Place(StrEnum):
    """Where a candidate can learn of a trap."""

    BRIEF = "brief"
    DICTIONARY = "dictionary"
    QUERY = "query"


class Kind(StrEnum):
    """What a column holds; which of the engine's types it has does not matter."""

    WHOLE = "whole"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"


@document
class Column:
    """One column of the table that is to be built."""

    name: str = about("As the brief calls it, in small letters.", pattern=NAME)
    kind: Kind = about("whole, money, date or text.")


@document
class Trap:
    """Something in the data that a careless answer gets wrong; `traps/<id>.sql` plants it."""

    id: str = about("Short and lasting, e.g. cust_history.", pattern=NAME)
    tier: Tier = about("base (needed for Meets) or exceeds.")
    what: str = about("What the data holds, to follow the word 'where'.")
    discoverable: Place = about("Where a candidate can learn of it: brief, dictionary or query.")
    where: str = about("The words of the brief or dictionary, or the query that returns rows only if it is planted.")
    probe: str = about("The question to ask about it.")
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.")


@document
class Cause:
    """A mistake and the traces it leaves on the datasets that hold one trap each."""

    id: str = about("Short and lasting, e.g. history_join.", pattern=NAME)
    trap: str | None = about("The trap it falls into; none if it shows on ordinary rows.", default=None)
    seen: Mapping[str, tuple[str, ...]] = about(
        "Datasets (a trap, or plain) that must go wrong, with the signs that must be there; 'no' before one: must not."
    )
    passes: tuple[str, ...] = about("Datasets on which the answer must be right.", default=())
    explains: tuple[str, ...] = about("Other traps that go wrong by it.", default=())
    count: str = about("The sign that is counted on the first dataset of `seen`; else all rows.", default="")
    lines: tuple[str, ...] = about(
        "What it points at in an answer, e.g. join raw_customers; the first that is in one line of it.", default=()
    )
    sentence: str = about("In plain words; {count:order is|orders are} puts the number and the right noun.")
    criteria: tuple[str, ...] = about("Ids of the criteria, where there is no trap to say them.", default=())


@document
class Ladder:
    """Hints on one matter, from a question that leaves all the thinking to the row that shows it."""

    traps: tuple[str, ...] = about("The traps it helps with.")
    question: str = about("First: a question.")
    table: str = about("Then: where to look.")
    row: str = about("At last: what to look at there.")


@document
class Criteria:
    """Which criteria of the exercise a fact bears on that no trap stands behind, by what it is about."""

    grain: tuple[str, ...] = about("Ids for a broken grain and for a result that the order of rows changes.")
    result: tuple[str, ...] = about("Ids for a result that is absent, or wrong as a whole.")
    validations: tuple[str, ...] = about("Ids for what the validation queries do.")
    clarity: tuple[str, ...] = about("Ids for how the answer and its notes read.")
    cost: tuple[str, ...] = about("Ids for what the answer costs on large data.")


@document
class SqlKit:
    """What `kit.yaml` says of a kit of kind `sql`."""

    kit: int = about("The format's version: 1.", ge=1, le=1)
    tables: tuple[str, ...] = about("The raw tables, as schema.sql makes them.")
    result: str = about("The table that is to be built.", pattern=NAME)
    grain: tuple[str, ...] = about("The columns that name a row of it.")
    criteria: Criteria = about("What facts without a trap bear on.")
    columns: tuple[Column, ...] = about("All its columns.")
    tolerance: Exact = about("How far apart two amounts of money may be.")
    orders: int = about("How many rows the largest table has before traps.", gt=0)
    large: int = about("The same for the dataset on which the cost of an answer is looked at.", gt=0)
    dialects: tuple[str, ...] = about(
        "What an answer may be written in, as sqlglot calls it; the first is the engine's."
    )
    traps: tuple[Trap, ...] = about("What is planted, in the order in which it is planted and named.")
    causes: tuple[Cause, ...] = about("Known mistakes; the more special before the more general.", default=())
    hints: tuple[Ladder, ...] = about("What may be said to somebody who is stuck.", default=())

    def trap(self, trap_id: str) -> Trap:
        """The trap of that id; KeyError when there is none."""
        return {trap.id: trap for trap in self.traps}[trap_id]


@dataclass(frozen=True, slots=True)
class Material:
    """The SQL files of a kit, as texts."""

    schema: str
    base: str
    key: str
    traps: Mapping[str, str] = field(default_factory=dict)


def read_material(folder: Path) -> Material:
    """Read the SQL files that make the data and the key; the traps by the names of their files."""
    return Material(
        schema=_text(folder / "schema.sql"),
        base=_text(folder / "base.sql"),
        key=_text(folder / "key.sql"),
        traps={path.stem: _text(path) for path in sorted((folder / "traps").glob("*.sql"))},
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
