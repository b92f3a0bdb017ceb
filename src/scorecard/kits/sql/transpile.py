"""This room turns another dialect into what the engine runs, and says what was lost on the way."""

from collections.abc import Iterator

from sqlglot import ErrorLevel, exp
from sqlglot.dialects.dialect import Dialect

from scorecard.core.scorecard import Fact
from scorecard.core.text import safe_line
from scorecard.kits import syntax
from scorecard.kits.sql.dialect import ENGINE

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


def transpiled(text: str, dialect: str) -> tuple[str, tuple[Fact, ...], bool]:
    """The engine's SQL for a text, facts about what it does not carry over, and whether the text was understood."""
    told: list[str] = []
    try:
        trees = syntax.parse(text, dialect)
        sql = ";\n".join(_written(tree, told, dialect) for tree in trees)
    except syntax.STUMBLES as error:
        return text, (_not_understood(dialect, error),), False
    return sql, (*_lost(dialect, told), *_otherwise(dialect, trees)), True


def _written(tree: exp.Expr, told: list[str], dialect: str) -> str:
    for table in tree.find_all(exp.Table):
        table.set("db", None)  # other engines ask for `shop.raw_orders`; here each dataset is a schema of its own
        table.set("catalog", None)
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
