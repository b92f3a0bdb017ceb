"""This room finds the line of an answer that a cause points at, and would rather find none than a wrong one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from sqlglot import exp

from scorecard.core.text import safe_line
from scorecard.kits import syntax

LONGEST = 100
BESIDE = exp.Lead | exp.Lag
"""What an ORDER BY stands with and chooses nothing."""

MOST_STEPS = 8
"""Through how many steps that rename or compute it a column is followed."""
PICKS = exp.ArgMax | exp.ArgMin | exp.Max | exp.Min
"""Aggregates that choose a row or a value by an order, as ORDER BY does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was handed in: its lines, its statements, and what its named steps read, by their names."""

    lines: Sequence[str] = ()
    trees: Sequence[exp.Expr] = ()
    steps: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def all(self, kind: type[exp.Expr]) -> Iterator[Any]:
        """All nodes of a kind."""
        return (node for tree in self.trees for node in tree.find_all(kind))

    def reads(self, node: exp.Expr | None) -> frozenset[str]:
        """The raw tables that are read somewhere below a node, named steps looked through."""
        found: set[str] = set()
        looked: set[str] = set()
        left = set(_tables(node)) if node else set()
        while left:
            name = left.pop()
            inside = self.steps.get(name, frozenset((name,)))
            found |= {name} & inside  # a step may have the name of the raw table that it reads
            looked.add(name)
            left |= inside - looked
        return frozenset(found)


def read(text: str, dialect: str) -> Answer:
    """Take an answer apart; one that is not understood has no parts."""
    try:
        trees = syntax.parse(text, dialect)
    except syntax.STUMBLES:
        return Answer()
    steps = {cte.alias.lower(): _tables(cte.this) for tree in trees for cte in tree.find_all(exp.CTE)}
    return Answer(text.splitlines(), trees, steps)


def _tables(node: exp.Expr) -> frozenset[str]:
    return frozenset(table.name.lower() for table in node.find_all(exp.Table))


def line_of(answer: Answer, spots: Sequence[str]) -> str:
    """`line 22: left join …` for the first of the spots that the answer has; empty if it has that in several lines."""
    for spot in spots:
        kind, _, name = spot.partition(" ")
        found = {_number(answer, node) for node in SPOTS[kind](answer, name)}
        if found:
            return _shown(answer, found.pop()) if len(found) == 1 and 0 not in found else ""
    return ""


def _shown(answer: Answer, number: int) -> str:
    text = safe_line(answer.lines[number - 1].strip())
    return f"line {number}: {text if len(text) <= LONGEST else f'{text[: LONGEST - 1]}…'}"


def _number(answer: Answer, node: exp.Expr) -> int:
    number = min((part.meta["line"] for part in node.walk() if "line" in part.meta), default=0)
    if isinstance(node, exp.Join) and isinstance(node.this, exp.Subquery):  # JOIN ( and what it joins on later lines
        above = range(number, max(number - 3, 0), -1)
        number = next((line for line in above if "join" in answer.lines[line - 1].lower()), number)
    return number if number <= len(answer.lines) else 0


def _read(answer: Answer, table: str) -> Iterator[exp.Expr]:
    return (node for node in answer.all(exp.Table) if node.name.lower() == table and table not in answer.steps)


def _joined(answer: Answer, table: str) -> Iterator[exp.Expr]:
    """The joins that bring rows of this table, and of no other, to rows of others."""
    for select in answer.all(exp.Select):
        joins: list[exp.Join] = select.args.get("joins") or []
        first = select.args.get("from_")
        alone = [answer.reads(source) == {table} for source in (first, *(join.this for join in joins))]
        if first and not all(alone):
            yield from (join for join, only in zip(joins, alone[1:], strict=True) if only)
            yield from joins if alone[0] and len(joins) == 1 else ()


def _looked_up(answer: Answer, table: str) -> Iterator[exp.Expr]:
    """Subqueries in the place of a value that read this table alone."""
    for found in answer.all(exp.Subquery):
        if not isinstance(found.parent, exp.From | exp.Join | exp.CTE) and answer.reads(found) == {table}:
            yield found


def _tested(answer: Answer, column: str) -> Iterator[exp.Expr]:
    """Where a condition looks at the column, or at a column that is made of it alone."""
    names = _renamed(answer, column)
    return (node for node in answer.all(exp.Column) if node.name.lower() in names and _in_condition(node))


def _renamed(answer: Answer, column: str) -> set[str]:
    names = {column}
    for _ in range(MOST_STEPS):
        made = [one for one in answer.all(exp.Alias) if one.alias.lower() not in names]
        names |= {one.alias.lower() for one in made if (sources := _columns(one)) and sources <= names}
    return names


def _columns(node: exp.Expr) -> set[str]:
    return {column.name.lower() for column in node.find_all(exp.Column)}


def _in_condition(node: exp.Expr) -> bool:
    above = node.find_ancestor(exp.Select, exp.Window, exp.Where, exp.Having, exp.Qualify, exp.Filter, exp.Join)
    return above is not None and not isinstance(above, exp.Select | exp.Window)


def _used(answer: Answer, column: str) -> Iterator[exp.Expr]:
    """Where a condition looks at the column, and where something is computed from it."""
    names = _renamed(answer, column)
    yield from _tested(answer, column)
    yield from (made for made in answer.all(exp.Alias) if _computed(made) and _columns(made) & names)


def _compared_with_null(answer: Answer, column: str) -> Iterator[exp.Expr]:
    return (node for node in answer.all(exp.Is) if _columns(node) == {column} and _in_condition(node))


def _within(answer: Answer, table: str) -> Iterator[exp.Expr]:
    """Where a value is looked for in a list of ids that is read from this table."""
    return (node.this for node in answer.all(exp.In) if answer.reads(node.args.get("query")) == {table})


def _ordered(answer: Answer, column: str) -> Iterator[exp.Expr]:
    for node in answer.all(exp.Column):
        above = node.find_ancestor(exp.Select, exp.Order, *get_args(PICKS))
        beside = isinstance(above, exp.Order) and isinstance(above.parent, exp.Window) and above.parent.this
        if node.name.lower() == column and isinstance(above, exp.Order | PICKS) and not isinstance(beside, BESIDE):
            yield node


def _made(answer: Answer, column: str) -> Iterator[exp.Expr]:
    """Where the column is computed, and where what it is computed from is: two places tell nothing."""
    names = {column}
    for _ in range(MOST_STEPS):
        names |= {name for made in answer.all(exp.Alias) if made.alias.lower() in names for name in _columns(made)}
    return (made for made in answer.all(exp.Alias) if made.alias.lower() in names and _computed(made))


def _computed(made: exp.Alias) -> bool:
    return not isinstance(made.this, exp.Column | exp.Query) and made.find(exp.Column) is not None


def _divided(answer: Answer, column: str) -> Iterator[exp.Expr]:
    return (made for made in _made(answer, column) if made.find(exp.Div, exp.IntDiv))


def _aggregated(answer: Answer, column: str) -> Iterator[exp.Expr]:
    return (node for node in answer.all(exp.AggFunc) if column in _columns(node))


def _last(answer: Answer, column: str) -> Iterator[exp.Expr]:
    return (made for made in answer.all(exp.Alias) if made.alias.lower() == column and _computed(made))


def _plural(answer: Answer, column: str) -> Iterator[exp.Expr]:
    """Where the column is an aggregate over DISTINCT values."""
    return (made for made in _last(answer, column) if made.find(exp.Distinct))


def _until(answer: Answer, column: str) -> Iterator[exp.Expr]:
    return _bounds(answer, column, (exp.LT, exp.LTE), (exp.GT, exp.GTE))


def _since(answer: Answer, column: str) -> Iterator[exp.Expr]:
    return _bounds(answer, column, (exp.GT, exp.GTE), (exp.LT, exp.LTE))


Kinds = tuple[type[exp.Expr], ...]


def _bounds(answer: Answer, column: str, left: Kinds, right: Kinds) -> Iterator[exp.Expr]:
    """Where a condition ends, or begins, a range of the column or of one that is made of it alone."""
    names = _renamed(answer, column)
    for node in answer.all(exp.Predicate):
        sides = [_columns(side) & names for side in node.iter_expressions()]
        kinds: Kinds = (exp.Between, *(left if sides and sides[0] else right))
        if any(sides) and isinstance(node, kinds) and _in_condition(node):
            yield node


Find = Callable[[Answer, str], Iterator[exp.Expr]]

SPOTS: Mapping[str, Find] = {
    "read": _read,
    "join": _joined,
    "lookup": _looked_up,
    "in": _within,
    "test": _tested,
    "use": _used,
    "null": _compared_with_null,
    "since": _since,
    "until": _until,
    "order": _ordered,
    "aggregate": _aggregated,
    "make": _made,
    "divide": _divided,
    "last": _last,
    "distinct": _plural,
}
"""What may be pointed at, in the words of `kit.yaml`: each takes the name of a table or of a column."""
