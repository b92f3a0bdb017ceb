"""This room says what meets the eye of whoever has to read an answer: its steps, stars, depth and plasters."""

from collections.abc import Iterator, Sequence

from sqlglot import exp

from scorecard.core.scorecard import Fact
from scorecard.core.text import counted, safe_line
from scorecard.kits import syntax

DEEP = 3
"""From how many SELECTs inside each other on a reader loses the thread."""


def facts(text: str, criteria: Sequence[str], *, numbered: bool = True) -> tuple[Fact, ...]:
    """The facts about how an answer reads; none if it cannot be parsed. `numbered` lines are told."""
    try:
        trees = syntax.parse(text)
    except syntax.STUMBLES:
        return ()
    found = (*_stars(trees), *_plasters(trees), *_depth(trees), *_steps(trees))
    return tuple(
        Fact(
            id=name,
            sentence=sentence,
            severity=severity,
            criteria=tuple(criteria),
            examples=tuple(one if isinstance(one, str) else _shown(one, numbered=numbered) for one in examples[:5]),
        )
        for name, severity, sentence, examples in found
    )


_PLASTER = (
    "DISTINCT stands over {}: it may hide rows that were multiplied before it. "
    'Ask: "Which rows does the DISTINCT take out, and where do they come from?"'
)

Found = tuple[str, str, str, Sequence[exp.Expr | str]]


def _stars(trees: Sequence[exp.Expr]) -> Iterator[Found]:
    stars = [
        star for tree in trees for star in tree.find_all(exp.Star) if isinstance(star.parent, exp.Select | exp.Column)
    ]
    if stars:
        yield (
            "select_star",
            "info",
            f"SELECT * stands in {counted(len(stars), 'place')}: what comes out is not written there.",
            [select for star in stars if (select := star.find_ancestor(exp.Select))],
        )


def _plasters(trees: Sequence[exp.Expr]) -> Iterator[Found]:
    selects = [select for tree in trees for select in tree.find_all(exp.Select)]
    plasters = [select for select in selects if select.args.get("distinct") and _covers(select)]
    if plasters:
        yield (
            "distinct_plaster",
            "low",
            _PLASTER.format(counted(len(plasters), "join or sum", "joins or sums")),
            plasters,
        )


def _covers(select: exp.Expr) -> bool:
    """Whether a DISTINCT stands over a join or an aggregate; DISTINCT ON chooses rows and is meant."""
    chosen = select.args["distinct"].args.get("on")
    return not chosen and bool(select.args.get("joins") or select.args.get("group"))


def _depth(trees: Sequence[exp.Expr]) -> Iterator[Found]:
    deepest = max((_levels(select) for tree in trees for select in tree.find_all(exp.Select)), default=0)
    if deepest >= DEEP:
        yield "nesting", "low", f"SELECTs stand inside each other, {deepest} deep.", ()


def _levels(select: exp.Expr) -> int:
    """How many SELECTs a SELECT stands in, itself included, up to the next named step."""
    levels, node = 1, select.parent
    while node is not None and not isinstance(node, exp.CTE):
        levels += isinstance(node, exp.Select)
        node = node.parent
    return levels


def _steps(trees: Sequence[exp.Expr]) -> Iterator[Found]:
    names = [cte.alias for tree in trees for cte in tree.find_all(exp.CTE)]
    if names:
        said = f"The answer has {counted(len(names), 'named step')}."
        yield "steps", "info", said, (safe_line(", ".join(names))[:120],)
    else:
        yield "steps", "info", "The answer has no named step (WITH): it is one block.", ()


def _shown(node: exp.Expr, *, numbered: bool) -> str:
    text = safe_line(node.sql("duckdb", comments=False))
    line = min((part.meta["line"] for part in node.walk() if "line" in part.meta), default=0)
    where = f"line {line}: " if numbered and line else ""
    return where + (text if len(text) <= 100 else f"{text[:99]}…")
