"""This room makes mutants of a query: the same query with one small mistake in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlglot import exp

from scorecard.kits import syntax

COMPARISONS = (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE)
AGGREGATES = (exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Count)
RANKS = (exp.RowNumber, exp.Rank, exp.DenseRank)
ZONES = ("UTC", "America/New_York", "America/Chicago", "EST")
_ONE = exp.Literal.number(1)
JOINS = (("", "INNER"), ("LEFT", ""), ("RIGHT", ""), ("FULL", ""))

Change = tuple[str, exp.Expr]
"""What was changed, and what now stands in the place of the node."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A query with one mistake; `id` names it by its text."""

    id: str
    change: str
    sql: str


def mutants(query: str) -> tuple[Mutant, ...]:
    """All mutants of a query in DuckDB's dialect, each text once, in the order of their places in it."""
    tree = syntax.parse(query)[0]
    original = tree.sql("duckdb")
    found: dict[str, Mutant] = {}
    for place, node in enumerate(tree.walk()):
        for change, replacement in _changes(node):
            text = _planted(tree, place, replacement)
            if text != original and text not in found:
                found[text] = Mutant(hashlib.sha256(text.encode()).hexdigest()[:10], change, text)
    return tuple(found.values())


def _planted(tree: exp.Expr, place: int, replacement: exp.Expr) -> str:
    copy = tree.copy()
    target = next(node for number, node in enumerate(copy.walk()) if number == place)
    if target is copy:
        return replacement.sql("duckdb")
    target.replace(replacement)
    return copy.sql("duckdb")


def _changes(node: exp.Expr) -> Iterator[Change]:
    for kinds, change in _OPERATORS:
        if isinstance(node, kinds):
            for said, replacement in change(node):
                around = node.parent if isinstance(node, RANKS) else None
                yield f"{said} in: {_shown(around or node)}", replacement


def _shown(node: exp.Expr) -> str:
    text = node.sql("duckdb", comments=False)
    return text if len(text) <= 70 else f"{text[:69]}…"


def _with(node: exp.Expr, **parts: object) -> exp.Expr:
    copy = node.copy()
    for name, part in parts.items():
        copy.set(name, part)
    return copy


def _as(kind: type[exp.Expr], node: exp.Expr) -> exp.Expr:
    return kind(**{name: part for name, part in node.copy().args.items() if name in kind.arg_types})


def _join(node: exp.Expr) -> Iterator[Change]:
    for side, kind in JOINS:
        if (node.args.get("side") or "") != side:
            yield f"{side or kind} join", _with(node, side=side, kind=kind)
    yield "join without a condition", _with(node, on=exp.true())


def _comparison(node: exp.Expr) -> Iterator[Change]:
    for kind in COMPARISONS:
        yield f"{kind.__name__} for {type(node).__name__}", _as(kind, node)


def _connection(node: exp.Expr) -> Iterator[Change]:
    yield "AND and OR swapped", _as(exp.Or if isinstance(node, exp.And) else exp.And, node)
    yield "second condition only", node.expression.copy()
    yield "first condition only", node.this.copy()


def _negation(node: exp.Expr) -> Iterator[Change]:
    yield "NOT dropped", node.this.copy()
    if isinstance(node.this, exp.Is):
        yield "NOT for IS NOT TRUE", exp.Not(this=node.this.this.copy())
        yield "test for NULL", exp.Is(this=node.this.this.copy(), expression=exp.null())
        yield "test for not NULL", exp.Not(this=exp.Is(this=node.this.this.copy(), expression=exp.null()))


def _selection(node: exp.Expr) -> Iterator[Change]:
    for part in ("where", "qualify", "group"):
        if node.args.get(part):
            yield f"{part} dropped", _with(node, **{part: None})
    yield "DISTINCT added or dropped", _with(node, distinct=None if node.args.get("distinct") else exp.Distinct())
    yield from _swapped_projections(node)


def _swapped_projections(node: exp.Expr) -> Iterator[Change]:
    for place in range(len(node.expressions) - 1):
        copy = node.copy()
        one, other = copy.expressions[place], copy.expressions[place + 1]
        parts = [exp.alias_(b.unalias().copy(), a.alias_or_name) for a, b in ((one, other), (other, one))]
        copy.set("expressions", [*copy.expressions[:place], *parts, *copy.expressions[place + 2 :]])
        yield f"{one.alias_or_name} and {other.alias_or_name} swapped", copy


def _aggregate(node: exp.Expr) -> Iterator[Change]:
    inner = node.this
    if isinstance(inner, exp.Star) or inner is None:
        yield from _counts(node)
        return
    for kind in AGGREGATES:
        yield f"{kind.__name__} for {type(node).__name__}", kind(this=inner.copy())
    if not isinstance(inner, exp.Distinct):
        yield "DISTINCT added", type(node)(this=exp.Distinct(expressions=[inner.copy()]))
    yield "missing values defaulted", type(node)(this=exp.Coalesce(this=inner.copy(), expressions=[_ONE.copy()]))


def _counts(node: exp.Expr) -> Iterator[Change]:
    select = node.find_ancestor(exp.Select)
    columns = {column.sql(): column for column in select.find_all(exp.Column)} if select else {}
    for name, column in columns.items():
        yield f"{name} counted", exp.Count(this=column.copy())
        yield f"distinct {name} counted", exp.Count(this=exp.Distinct(expressions=[column.copy()]))


def _rank(node: exp.Expr) -> Iterator[Change]:
    for kind in RANKS:
        yield f"{kind.__name__} for {type(node).__name__}", kind()


def _ordered(node: exp.Expr) -> Iterator[Change]:
    yield "order turned round", _with(node, desc=not node.args.get("desc"))
    yield "missing values first or last", _with(node, nulls_first=not node.args.get("nulls_first"))


def _window(node: exp.Expr) -> Iterator[Change]:
    if node.args.get("partition_by"):
        yield "partition dropped", _with(node, partition_by=None)
    yield "order dropped", _with(node, order=None)


def _terms(node: exp.Expr) -> Iterator[Change]:
    """For ORDER BY and GROUP BY: one term fewer, and the terms in another order."""
    terms = node.expressions
    for place in range(len(terms) if len(terms) > 1 else 0):
        yield f"term {place + 1} dropped", _with(node, expressions=[*terms[:place], *terms[place + 1 :]])
    if isinstance(node, exp.Order) and len(terms) > 1:
        yield "terms the other way round", _with(node, expressions=terms[::-1])


def _coalesce(node: exp.Expr) -> Iterator[Change]:
    yield "default dropped", node.this.copy()
    yield "default only", node.expressions[0].copy()


def _number(node: exp.Expr) -> Iterator[Change]:
    if node.is_string:
        return
    value = int(node.this) if node.this.isdigit() else None
    for other in (value + 1, value - 1, value * 10) if value is not None else ():
        yield f"{other} for {value}", exp.Literal.number(other)


def _text(node: exp.Expr) -> Iterator[Change]:
    if not node.is_string:
        return
    if node.this in ZONES:
        others = [zone for zone in ZONES if zone != node.this]
    elif day := _day(node.this):
        others = [str(day + timedelta(days=days)) for days in (1, -1, 365)]
    else:
        others = ["", node.this.upper(), f"{node.this}s"]
    for other in others:
        yield f"'{other}' for '{node.this}'", exp.Literal.string(other)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _zone(node: exp.Expr) -> Iterator[Change]:
    yield "conversion dropped", node.this.copy()
    inner = node.this
    if isinstance(inner, exp.AtTimeZone):
        turned = _with(inner, zone=node.args["zone"].copy())
        yield "conversion turned round", _with(node, this=turned, zone=inner.args["zone"].copy())


def _wrapper(node: exp.Expr) -> Iterator[Change]:
    yield f"{type(node).__name__} dropped", node.this.copy()


def _arithmetic(node: exp.Expr) -> Iterator[Change]:
    for kind in (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv):
        yield f"{kind.__name__} for {type(node).__name__}", _as(kind, node)
    yield "operands swapped", _with(node, this=node.expression.copy(), expression=node.this.copy())
    yield "first operand only", node.this.copy()


def _column(node: exp.Expr) -> Iterator[Change]:
    """Another column of the same table, as this SELECT names them."""
    select = node.find_ancestor(exp.Select)
    if select is None or isinstance(node.parent, exp.Group):
        return
    alike = (column for column in select.find_all(exp.Column) if column.args.get("table") == node.args.get("table"))
    named = {column.name: column for column in alike}
    names = [name for name in named if name != node.name]
    near = names[:1] + names[-1:] if isinstance(node.parent, exp.Select) else names
    for name in dict.fromkeys(near):
        yield f"{name} for {node.name}", named[name].copy()


_OPERATORS = (
    (exp.Join, _join),
    (COMPARISONS, _comparison),
    ((exp.And, exp.Or), _connection),
    (exp.Not, _negation),
    (exp.Select, _selection),
    (AGGREGATES, _aggregate),
    (RANKS, _rank),
    (exp.Ordered, _ordered),
    (exp.Window, _window),
    ((exp.Order, exp.Group), _terms),
    (exp.Coalesce, _coalesce),
    (exp.Literal, _number),
    (exp.Literal, _text),
    (exp.AtTimeZone, _zone),
    ((exp.Lower, exp.Trim, exp.Cast), _wrapper),
    ((exp.Add, exp.Sub, exp.Mul, exp.Div), _arithmetic),
    (exp.Column, _column),
)
