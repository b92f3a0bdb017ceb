"""This room knows the engine's quirks, so that nobody takes them for a mistake of the candidate."""

from collections.abc import Iterator

from sqlglot import exp

from scorecard.core.scorecard import Fact
from scorecard.core.text import safe_line
from scorecard.kits import syntax


def facts(sql: str) -> Iterator[Fact]:
    """Name what the engine does otherwise than one would think, where an answer in its SQL meets it."""
    try:
        trees = syntax.parse(sql)
    except syntax.STUMBLES:
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
                examples=(safe_line(having.sql("duckdb"))[:120],),
            )


def _outside(having: exp.Expr) -> bool:
    return any(column.find_ancestor(exp.AggFunc, exp.Having) is having for column in having.find_all(exp.Column))
