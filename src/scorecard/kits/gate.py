"""This room looks at a submission before it runs, for a clear word on what would not; the box is what holds it in."""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from sqlglot import exp
from sqlglot.errors import ParseError

from scorecard.kits import syntax
from scorecard.kits.bounds import unreadable

STATEMENTS = 20
NAME_LENGTH = 60

ABSENT = "is neither a table of the exercise nor made in the submission."
ALLOWED = "a submission is made of SELECT, CREATE TABLE … AS and CREATE VIEW … AS"
ROW_SOURCES = (exp.Subquery, exp.GenerateSeries, exp.Unnest, exp.Explode)
NO_QUERIES = (
    *(exp.Alter, exp.Analyze, exp.Attach, exp.Cache, exp.Command, exp.DDL, exp.DML, exp.Describe, exp.Detach, exp.Drop),
    *(exp.Grant, exp.Install, exp.Into, exp.Kill, exp.Pragma, exp.Set, exp.Show, exp.Summarize, exp.TruncateTable),
    exp.Use,
)
SURROUNDINGS = re.compile(
    r"__internal_.*|(get|current_)(setting|variable|env)|getvariable|current_(schemas?|database|query|query_id)"
    r"|current_(connection|transaction)_id|in_search_path|(next|curr|set)val|(pg_)?sleep(_ms)?|txid_current|write_log"
)
"""Functions that read or change what surrounds the data, or only take time."""

PLAIN_NAME = re.compile(r"\w[\w $-]*")
"""A name that cannot be a file's, which the engine would try to read."""

CATALOGS = re.compile(r"(duckdb|pg|sqlite)_.*|pragma.*|information_schema", re.IGNORECASE)
"""Names under which the engine tells of itself."""

Finding = tuple[exp.Expr, str]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a submission would not be run.

    What was not understood says nothing about the answer: the engine may well take it. A name that is `absent` is a
    slip, which harms nobody: the answer cannot run.
    """

    sentence: str
    understood: bool = True
    absent: bool = False


def refusal(sql: str | Sequence[str], tables: Collection[str]) -> str | None:
    """Say in a sentence why a submission would not be run on the kit's tables, or None."""
    found = objection((sql,) if isinstance(sql, str) else sql, tables)
    return found.sentence if found else None


def objection(texts: Sequence[str], tables: Collection[str]) -> Objection | None:
    """Find what would not be run in a submission's texts: the first thing, and before a slip whatever else there is.

    A table or view that one statement makes may be read by the next, also in a later text.
    """
    if sentence := unreadable(texts):
        return Objection(sentence)
    known = {name.lower() for name in tables}
    made: set[str] = set()
    count, slip = 0, None
    for number, text in enumerate(texts, 1):
        part = f"Part {number}, line" if len(texts) > 1 else "Line"
        try:
            trees = syntax.parse(text)
        except ParseError as error:
            return Objection(_not_understood(error, part), understood=False)
        count += len(trees)
        for node, sentence in chain.from_iterable(_findings(tree, known, made) for tree in trees):
            found = Objection(
                f"{part} {_line(node)}: {sentence}", absent=sentence.endswith(ABSENT) and _slip(node.name)
            )
            if not found.absent:
                return found
            slip = slip or found
    if count > STATEMENTS:
        return Objection(f"The submission has {count} statements; it may have up to {STATEMENTS}.")
    return slip if count else Objection("There is no statement in it, only blanks or comments.")


def _slip(name: str) -> bool:
    """Whether a name that stands for no table is a mere mistake: it means no file, and nothing of the engine."""
    return bool(PLAIN_NAME.fullmatch(name)) and not CATALOGS.fullmatch(name)


def _not_understood(error: ParseError, part: str) -> str:
    line = next((found["line"] for found in error.errors if found.get("line")), None)
    where = f"{part} {line} is" if line else "The SQL is"
    why = "" if line else f" {error}"
    return f"{where} not understood by the check before running.{why}"


def _line(node: exp.Expr) -> int:
    return next((int(part.meta["line"]) for part in node.walk() if "line" in part.meta), 1)


def _findings(tree: exp.Expr, known: Set[str], made: set[str]) -> Iterator[Finding]:
    target = None
    if isinstance(tree, exp.Create):
        yield from _creation(tree, known)
        target = tree.find(exp.Table)
    elif not isinstance(tree, exp.Query | exp.Values):
        yield tree, f"{_kind(tree)} is not run; {ALLOWED}."
    named = {cte.alias.lower(): cte for cte in tree.find_all(exp.CTE)}
    for name, cte in named.items():
        yield from _naming(cte, name)
    for node in tree.walk():
        if node is not tree and node is not target:
            yield from _node(node, known | made | named.keys())
    if target:
        made.add(target.name.lower())


def _kind(tree: exp.Expr) -> str:
    if isinstance(tree, exp.Command):
        return _shown(tree.name.upper())
    return "This" if isinstance(tree, exp.Condition | exp.Alias) else tree.key.upper()


def _creation(tree: exp.Create, known: Set[str]) -> Iterator[Finding]:
    if tree.kind not in {"TABLE", "VIEW"}:
        yield tree, f"CREATE {_shown(str(tree.kind))} is not run; {ALLOWED}."
    elif not isinstance(tree.expression, exp.Query | exp.Values):
        yield tree, f"CREATE {tree.kind} is not run without AS SELECT; {ALLOWED}."
    target = tree.find(exp.Table)
    if target is None or target.db or target.catalog:
        yield tree, "what is made takes a name without a schema before it."
    elif target.name.lower() in known:
        yield target, f"{_shown(target.name)} is a table of the exercise and is not made anew."
    else:
        yield from _naming(target, target.name)


def _naming(node: exp.Expr, name: str) -> Iterator[Finding]:
    if not PLAIN_NAME.fullmatch(name):
        yield node, f"{_shown(name)} is not a plain name."


def _node(node: exp.Expr, names: Set[str]) -> Iterator[Finding]:
    match node:
        case exp.Table():
            yield from _table(node, names)
        case exp.Lateral():
            yield from _source(node, node.this)
        case exp.Placeholder() | exp.Parameter() | exp.SessionParameter():
            yield node, "a parameter stands here, and nothing gives it a value."
        case exp.Func():
            if SURROUNDINGS.fullmatch(_name(node)):
                yield node, f"the function {_shown(_name(node))} is not for reading data and is not run."
        case _:
            if isinstance(node, NO_QUERIES):
                yield node, f"{_kind(node)} is not run inside a query; {ALLOWED}."


def _table(node: exp.Table, names: Set[str]) -> Iterator[Finding]:
    if not isinstance(node.this, exp.Identifier):
        yield from _source(node, node.this)
    if node.db or node.catalog:
        yield node, "a table is named without a schema before it."
    elif isinstance(node.this, exp.Identifier) and node.name.lower() not in names:
        yield node, f"{_shown(node.name)} {ABSENT}"


def _source(node: exp.Expr, source: exp.Expr | None) -> Iterator[Finding]:
    if isinstance(source, ROW_SOURCES):
        return
    name = _name(source) if isinstance(source, exp.Func) else "this"
    yield node, f"{_shown(name)} is not read from; only unnest, range and generate_series make rows."


def _name(function: exp.Func) -> str:
    return (function.name if isinstance(function, exp.Anonymous) else function.sql_name()).lower()


def _shown(name: str) -> str:
    return f'"{name if len(name) <= NAME_LENGTH else name[:NAME_LENGTH] + "…"}"'
