"""This room compares the result of an answer with the right one, row by row, as bags that share a grain.

Columns are matched by name without capitals; the order of rows and columns and the type of numbers do not matter.
Rows that are there twice do matter, and NULL is neither 0 nor empty text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scorecard.kits.ran import Ran, Status, Value
from scorecard.kits.sql.cell import close, normal, stranger
from scorecard.kits.sql.kit import Kind, SqlKit

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the right result and the one that stands in its place; one of them may be absent.

    The values are in the order of the kit's columns, numbers as floats, and None where a column is missing.
    `known` says that the right result has a row of this grain.
    """

    expected: Row | None
    got: Row | None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """How a result differs from the right one on one dataset.

    `wrong_kind` names the columns that hold something else than they should, with an example of it.
    """

    missing_columns: tuple[str, ...] = ()
    extra_columns: tuple[str, ...] = ()
    wrong_kind: Mapping[str, str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    error: str = ""

    @property
    def equal(self) -> bool:
        """Whether the rows are right; columns too many and values of another type are remarks, not differences."""
        return not (self.error or self.missing_columns or self.pairs)


def compare(kit: SqlKit, expected: Ran, got: Ran) -> Difference:
    """Compare what came of an answer with the right result on the same dataset."""
    if got.status is not Status.OK:
        return Difference(error=got.message or got.status)
    names = [column.name.lower() for column in got.columns]
    wanted = [column.name for column in kit.columns]
    missing = tuple(name for name in wanted if name not in names)
    extra = tuple((Counter(names) - Counter(wanted)).elements())
    if set(missing) & set(kit.grain):
        return Difference(missing, extra)
    judge = _Judge(kit, missing)
    pairs = judge.pairs(judge.rows(expected), judge.rows(got))
    return Difference(missing, extra, _wrong_kinds(kit, got), pairs)


def rows_by_grain(kit: SqlKit, ran: Ran) -> Mapping[Row, Sequence[Row]]:
    """The rows of a right result under the grain they have, with values as a pair has them."""
    judge = _Judge(kit, ())
    return judge.by_grain(judge.rows(ran))


def grain_of(kit: SqlKit, pair: Pair) -> Row:
    """The grain of a pair of rows."""
    row = pair.expected or pair.got or ()
    return tuple(value for value, column in zip(row, kit.columns, strict=True) if column.name in kit.grain)


class _Judge:
    """Knows the columns that can be compared, and which values are the same in them."""

    def __init__(self, kit: SqlKit, missing: Sequence[str]) -> None:
        self.columns = [None if column.name in missing else column for column in kit.columns]
        self.key = [(place, column.kind) for place, column in enumerate(kit.columns) if column.name in kit.grain]
        self.tolerance = float(kit.tolerance)

    def rows(self, ran: Ran) -> list[Row]:
        """The rows in the order of the kit's columns, the values as they came."""
        names = [column.name.lower() for column in ran.columns]
        places = [names.index(column.name) if column else None for column in self.columns]
        return [tuple(None if place is None else row[place] for place in places) for row in ran.rows]

    def pairs(self, expected: Sequence[Row], got: Sequence[Row]) -> tuple[Pair, ...]:
        ours, theirs = Counter(expected), Counter(got)
        if ours == theirs:
            return ()
        missed = self.by_grain((ours - theirs).elements())
        found = self.by_grain((theirs - ours).elements())
        known = set(map(self._grain, expected))
        keys = dict.fromkeys((*missed, *found))
        return tuple(pair for key in keys for pair in self._unlike(missed[key], found[key], known=key in known))

    def by_grain(self, rows: Iterable[Row]) -> dict[Row, list[Row]]:
        found: dict[Row, list[Row]] = defaultdict(list)
        for row in rows:
            cells = zip(row, self.columns, strict=True)
            found[self._grain(row)].append(
                tuple(normal(cell, column.kind) if column else None for cell, column in cells)
            )
        return found

    def _grain(self, row: Row) -> Row:
        return tuple(normal(row[place], kind) for place, kind in self.key)

    def _unlike(self, expected: list[Row], got: list[Row], *, known: bool) -> Iterator[Pair]:
        left = list(got)
        unmatched = [row for row in expected if not self._taken(row, left)]
        yield from (Pair(row, other) for row, other in zip(unmatched, left, strict=False))
        yield from (Pair(row, None) for row in unmatched[len(left) :])
        yield from (Pair(None, row, known) for row in left[len(unmatched) :])

    def _taken(self, row: Row, left: list[Row]) -> bool:
        twin = next((place for place, other in enumerate(left) if self._same(row, other)), None)
        if twin is not None:
            del left[twin]
        return twin is not None

    def _same(self, one: Row, other: Row) -> bool:
        return all(
            column is None or close(ours, theirs, self.tolerance if column.kind is Kind.MONEY else 0)
            for column, ours, theirs in zip(self.columns, one, other, strict=True)
        )


def _wrong_kinds(kit: SqlKit, got: Ran) -> Mapping[str, str]:
    held = dict(zip((column.name.lower() for column in got.columns), zip(*got.rows, strict=True), strict=False))
    odd = {column.name: stranger(held.get(column.name, ()), column.kind) for column in kit.columns}
    return {name: str(value) for name, value in odd.items() if value is not None}
