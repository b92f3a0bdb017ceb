"""This room runs the model before and after a change, for what its author can truly say of it; all SQL is the kit's."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction

import duckdb

from scorecard.core.seed import derived_seed
from scorecard.core.text import listed
from scorecard.errors import InvalidError
from scorecard.kits.engine import opened
from scorecard.kits.ran import Value
from scorecard.kits.review.change import Change, Files, rendered
from scorecard.kits.review.kit import Claim, Project, ReviewKit

REFERENCE = re.compile(r"\{\{\s*ref\('(\w+)'\)\s*\}\}")
SETTING = re.compile(r"\{\{\s*config\([^}]*\)\s*\}\}")

CLAIMS = 2
"""How many figures the author gives."""

CUSTOMERS = 3
"""How many customers the author looked at."""

Number = int | float | Decimal
Row = tuple[Value, ...]


class Table:
    """What a model built: its columns by name, and its rows as a bag."""

    __slots__ = ("columns", "rows")

    def __init__(self, columns: tuple[str, ...], rows: tuple[Row, ...]) -> None:
        self.columns = columns
        self.rows = Counter(rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and (self.columns, self.rows) == (other.columns, other.rows)

    __hash__ = None  # type: ignore[assignment]

    def differing(self, other: "Table") -> int:
        """How many rows are in one and not in the other; all of both where the columns differ."""
        if self.columns != other.columns:
            return self.rows.total() + other.rows.total()
        return (self.rows - other.rows).total() + (other.rows - self.rows).total()


@contextmanager
def data_of(project: Project, seed: int, place: str = ":memory:") -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database that holds the data of a seed."""
    with opened(place) as connection:
        fill(connection, project, seed)
        yield connection


def fill(connection: duckdb.DuckDBPyConnection, project: Project, seed: int) -> None:
    """Make the tables of a seed in the current schema."""
    connection.execute(f"SET VARIABLE seed = {seed:d}")
    connection.execute(project.data)


def query_of(kit: ReviewKit, files: Files) -> str:
    """The model's query, with the tables in place of their references."""
    return SETTING.sub("", REFERENCE.sub(r"\1", files[kit.model])).strip()


def built(connection: duckdb.DuckDBPyConnection, query: str) -> Table:
    """Run a model."""
    found = connection.execute(query)
    return Table(tuple(name for name, *_ in found.description), tuple(found.fetchall()))


def said(connection: duckdb.DuckDBPyConnection, kit: ReviewKit, project: Project, change: Change) -> Mapping[str, str]:
    """The description and the CI's output, with true figures that do not show what is wrong.

    InvalidError when there are too few of them in this data.
    """
    before, after = query_of(kit, change.before), query_of(kit, change.after)
    right = query_of(kit, rendered(project, (), change.look))
    was = _measured(connection, kit, before)
    becomes = _measured(connection, kit, after)
    claims = [_sentence(kit, claim, was[claim.id], becomes[claim.id]) for claim in kit.claims]
    claims = [sentence for sentence in claims if sentence]
    result, meant = built(connection, after), built(connection, right)
    with _table(connection, kit, right):
        looked_at = {row[0] for row in connection.execute(kit.by_hand).fetchall()}
    customers = sorted(looked_at - _wrong(kit, result, meant), key=lambda one: derived_seed(change.look.seed, f"{one}"))
    if len(claims) < CLAIMS or len(customers) < CUSTOMERS:
        raise InvalidError(f"Variant {change.variant.id} leaves its author too little to say on this seed.")
    figures = {
        "{claims}": "; ".join(claims[:CLAIMS]),
        "{customers}": listed(sorted(str(one) for one in customers[:CUSTOMERS])),
        "{rows}": str(result.rows.total()),
    }
    return {name: _filled(text, figures) for name, text in change.words.items()}


@contextmanager
def _table(connection: duckdb.DuckDBPyConnection, kit: ReviewKit, query: str) -> Iterator[None]:
    connection.sql(query).create(kit.result)
    yield
    connection.execute(f'drop table "{kit.result}"')


def _measured(connection: duckdb.DuckDBPyConnection, kit: ReviewKit, query: str) -> Mapping[str, Number]:
    with _table(connection, kit, query):
        return {claim.id: connection.execute(claim.query).fetchall()[0][0] for claim in kit.claims}


def _sentence(kit: ReviewKit, claim: Claim, before: Number, after: Number) -> str:
    """What the author says of a claim; nothing where its figures differ too much to reassure."""
    old, new = Fraction(before), Fraction(after)
    if abs(new - old) * 100 > Fraction(kit.tolerance) * abs(old):
        return ""
    return claim.sentence.format(before=_figure(before), after=_figure(after))


def _figure(value: Number) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def _wrong(kit: ReviewKit, result: Table, meant: Table) -> set[Value]:
    """Whose rows are not all as they should be; the names of columns aside."""
    at = meant.columns.index(kit.key[0])
    return {row[at] for row in (result.rows - meant.rows) + (meant.rows - result.rows)}


def _filled(text: str, figures: Mapping[str, str]) -> str:
    for stand_in, figure in figures.items():
        text = text.replace(stand_in, figure)
    return _wrapped(text)


def _wrapped(text: str) -> str:
    lines = (textwrap.fill(part, 78) if part.startswith("Checked:") else part for part in text.split("\n\n"))
    return "\n\n".join(lines)
