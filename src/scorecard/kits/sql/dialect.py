"""This room turns another dialect, or a dbt-style model, into what the engine runs, and says what was lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlglot import ErrorLevel, exp
from sqlglot.dialects.dialect import Dialect

from scorecard.core.scorecard import Fact
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import safe_line
from scorecard.errors import WrongUsageError
from scorecard.kits import syntax

ENGINE = "duckdb"
DECLARED = re.compile(r"\s*--\s*dialect:\s*(\w+)\s*(?:\n|$)")
REFERENCE = re.compile(
    r"\{\{-?\s*(?:ref|source)\(\s*(?:(['\"])[\w.-]+\1\s*,\s*)?(['\"])(\w+)\2\s*\)\s*-?\}\}"  # the last name counts
)
SETTING = re.compile(r"\{\{-?\s*config\([^{}]*\)\s*-?\}\}|\{#.*?#\}", re.DOTALL)
JINJA = re.compile(r"\{\{|\{%|\{#")
STUMBLES = syntax.STUMBLES
INSTANTS = ("bigquery", "databricks", "spark")
"""Dialects whose TIMESTAMP is a moment and not what a clock shows, so that one conversion makes it local."""

ZONES = {
    "eastern standard time": "America/New_York",
    "central standard time": "America/Chicago",
    "mountain standard time": "America/Denver",
    "pacific standard time": "America/Los_Angeles",
    "w. europe standard time": "Europe/Berlin",
    "gmt standard time": "Europe/London",
}
"""What T-SQL calls time zones, and what everybody else does."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An answer as the engine takes it, with facts about what did not come across."""

    sql: str
    facts: tuple[Fact, ...] = ()
    understood: bool = True


def declared(text: str) -> str | None:
    """The dialect that the first line of an answer names, `-- dialect: postgres`."""
    found = DECLARED.match(text)
    return found[1].lower() if found else None


def chosen(known: Sequence[str], asked: str, text: str) -> str:
    """What was asked for; else, and where that is only the engine's own, what the first line of the answer says."""
    found = asked.lower() or known[0]
    if found == known[0]:
        found = declared(text) or found
    if found not in known:
        raise WrongUsageError(f"There is no dialect {safe_line(found)} here; {did_you_mean(found, known)}")
    return found


def render(text: str, dialect: str) -> Rendering:
    """Turn an answer into the engine's SQL; in its own dialect the text stays as it is, but for dbt's marks."""
    plain = without_dbt(text)
    jinja = JINJA.search(plain)
    facts = (_jinja(plain, jinja.start()),) if jinja else ()
    if dialect == ENGINE:
        return Rendering(plain, (*facts, *_quirks(plain)))
    try:
        trees = syntax.parse(plain, dialect)
        told: list[str] = []
        sql = ";\n".join(_written(tree, told, dialect) for tree in trees)
    except STUMBLES as error:
        return Rendering(plain, (*facts, _not_understood(dialect, error)), understood=False)
    return Rendering(sql, (*facts, *_lost(dialect, told), *_otherwise(dialect, trees), *_quirks(sql)))


def without_dbt(text: str) -> str:
    """Put table names in the place of `ref()` and `source()` and leave out settings; lines keep their numbers."""
    named = REFERENCE.sub(lambda found: found[3] + "\n" * found[0].count("\n"), text)
    return SETTING.sub(lambda found: "\n" * found[0].count("\n"), named)


def _written(tree: exp.Expr, told: list[str], dialect: str) -> str:
    for zone in tuple(tree.find_all(exp.AtTimeZone)):
        _mend_zone(zone, dialect)
    for part in tuple(tree.find_all(exp.Extract)):
        if part.name.upper() == "DATE":
            part.replace(exp.cast(part.expression.copy(), "date"))
    writer = Dialect.get_or_raise(ENGINE).generator(pretty=True, unsupported_level=ErrorLevel.IGNORE)
    sql = writer.generate(tree)
    told.extend(writer.unsupported_messages)
    return str(sql)


def _mend_zone(zone: exp.AtTimeZone, dialect: str) -> None:
    """Use the name everybody uses; and where a raw time is an instant in the dialect, say that it is UTC here."""
    name, moment = zone.args["zone"], zone.this
    if isinstance(name, exp.Literal) and name.this.lower() in ZONES:
        name.replace(exp.Literal.string(ZONES[name.this.lower()]))
    raw = moment.this if isinstance(moment, exp.Cast) else moment
    if dialect in INSTANTS and isinstance(raw, exp.Column):
        zone.set("this", exp.AtTimeZone(this=moment.copy(), zone=exp.Literal.string("UTC")))


def _jinja(text: str, place: int) -> Fact:
    line = text.count("\n", 0, place) + 1
    return Fact(
        id="jinja",
        sentence=f"Line {line} holds Jinja other than ref(), source() and config(); it is not run: read it.",
        severity="medium",
        examples=(_line(text, line),),
    )


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return safe_line(lines[number - 1].strip())[:120] if 0 < number <= len(lines) else ""


def _not_understood(dialect: str, error: Exception) -> Fact:
    place = next((found.get("line") for found in getattr(error, "errors", ()) if found.get("line")), None)
    where = f"Line {place} is" if place else "The SQL is"
    return Fact(
        id="dialect_not_read",
        sentence=f"{where} not understood as {dialect}. That says nothing about the answer: read it yourself, or ask "
        "for it in another dialect.",
        severity="high",
    )


def _lost(dialect: str, told: list[str]) -> Iterator[Fact]:
    for message in dict.fromkeys(told):
        yield Fact(
            id="dialect_lost",
            sentence=f"Not carried over from {dialect}: {safe_line(message)}",
            severity="medium",
        )


def _otherwise(dialect: str, trees: tuple[exp.Expr, ...]) -> Iterator[Fact]:
    """What the engine does otherwise than the dialect, so that a right result here need not be right there."""
    divisions = [node for tree in trees for node in tree.find_all(exp.Div) if _whole(node)]
    if Dialect.get_or_raise(dialect).TYPED_DIVISION and divisions:
        yield Fact(
            id="dialect_division",
            sentence=f"In {dialect} a whole number divided by a whole number loses what is behind the point; here it "
            "does not. Look at what is divided.",
            severity="medium",
            examples=tuple(dict.fromkeys(safe_line(node.sql(dialect))[:120] for node in divisions))[:5],
        )
    if dialect == "tsql":
        yield Fact(
            id="dialect_collation",
            sentence="In T-SQL texts are usually equal whatever their capitals and the spaces behind them; here they "
            "are not.",
            severity="info",
        )


def _whole(division: exp.Div) -> bool:
    """Whether nothing in a division says that it is not one of whole numbers."""
    numbers = (node for node in division.walk() if isinstance(node, exp.Literal) and not node.is_string)
    return division.find(exp.Cast, exp.TryCast, exp.Avg) is None and not any("." in node.this for node in numbers)


def _quirks(sql: str) -> Iterator[Fact]:
    try:
        trees = syntax.parse(sql)
    except STUMBLES:
        return
    for select in (found for tree in trees for found in tree.find_all(exp.Select)):
        group, having = select.args.get("group"), select.args.get("having")
        if group and group.args.get("all") and having and _outside(having):
            yield Fact(
                id="quirk_group_by_all",
                sentence="A quirk of the engine, not a mistake of the candidate: with GROUP BY ALL, a HAVING on "
                "something that is no aggregate groups by it as well, without a word. Rows may be there twice for "
                "that reason alone.",
                severity="medium",
                examples=(safe_line(having.sql(ENGINE))[:120],),
            )


def _outside(having: exp.Expr) -> bool:
    return any(column.find_ancestor(exp.AggFunc, exp.Having) is having for column in having.find_all(exp.Column))
