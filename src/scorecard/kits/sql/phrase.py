"""This room puts differences into plain words: counts with their nouns, and rows as lines."""

import math
from collections.abc import Iterator, Mapping
from typing import Self

from scorecard.core.text import counted, safe_line
from scorecard.kits.ran import Value
from scorecard.kits.sql.compare import Pair, Row
from scorecard.kits.sql.kit import Column, Kind, SqlKit
from scorecard.kits.sql.sign import EXTRA, MISSING, REPEATED, Sign

LONGEST = 60
"""How much of a text is shown."""

_ROWS = {MISSING: "missing", EXTRA: "too many", REPEATED: "there more than once"}
_WAYS = {"up": "too high", "down": "too low", "null": "empty", "changed": "different"}


class Count(int):
    """A number that brings its noun: `{count:order is|orders are}` becomes `1 order is` or `17 orders are`."""

    def __format__(self, spec: str) -> str:
        one, _, many = spec.partition("|")
        return counted(int(self), one, many) if spec else str(int(self))


class Money(float):
    """An amount that is shown with two decimals."""

    def __format__(self, spec: str) -> str:
        return float.__format__(self, spec or ",.2f")

    @classmethod
    def of(cls, sign: Sign) -> Self:
        """By how much a sign is off in all."""
        return cls(sign.total)


def count_of(kit: SqlKit, name: str, sign: Sign) -> Count:
    """How many a sign stands for: what a column of whole numbers is off by in all, otherwise rows."""
    whole = {f"{column.name} {way}" for column in kit.columns if column.kind is Kind.WHOLE for way in ("up", "down")}
    return Count(round(sign.total) if name in whole and math.isfinite(sign.total) else len(sign.pairs))


def summary(signs: Mapping[str, Sign]) -> str:
    """Say what differs, column by column: `2 rows are missing, gross_usd is too high in 3 rows`."""
    return ", ".join(_clauses(signs)) or "some values differ"


def _clauses(signs: Mapping[str, Sign]) -> Iterator[str]:
    for name, words in _ROWS.items():
        if name in signs:
            yield f"{counted(len(signs[name].pairs), 'row is', 'rows are')} {words}"
    for name, sign in signs.items():
        column, _, way = name.rpartition(" ")
        rows = sum(1 for pair in sign.pairs if pair.expected and pair.got)
        if way in _WAYS and rows:
            yield f"{column} is {_WAYS[way]} in {counted(rows, 'row')}"


def pair_line(kit: SqlKit, pair: Pair) -> str:
    """One line for a pair of rows: the grain, and what stands there instead of what should."""
    expected, got = _cells(kit, pair.expected), _cells(kit, pair.got)
    either = expected or got
    grain = ", ".join(f"{name} {either[name]}" for name in kit.grain)
    rest = [name for name in either if name not in kit.grain]
    if expected and got:
        unlike = (name for name in rest if expected[name] != got[name])
        return f"{grain}: {', '.join(f'{name} {got[name]} instead of {expected[name]}' for name in unlike)}"
    state = "missing" if expected else "there again" if pair.known else "too many"
    return f"{grain}: {state} ({', '.join(f'{name} {either[name]}' for name in rest)})"


def _cells(kit: SqlKit, row: Row | None) -> Mapping[str, str]:
    pairs = zip(kit.columns, row, strict=True) if row else ()
    return {column.name: shown(value, column) for column, value in pairs}


def shown_kind(kind: Kind) -> str:
    """What a column holds, in words."""
    return {Kind.WHOLE: "whole numbers", Kind.MONEY: "numbers", Kind.DATE: "dates", Kind.TEXT: "text"}[kind]


def shown(value: Value, column: Column) -> str:
    """A value as people read it, safe and short."""
    if value is None:
        return "NULL"
    if isinstance(value, float):
        return f"{value:.2f}" if column.kind is Kind.MONEY else f"{value:.15g}"
    return f"'{short(value)}'" if isinstance(value, str) else str(value)


def short(text: str, longest: int = LONGEST) -> str:
    """A text on one line, made safe, cut where it is long."""
    line = safe_line(text)
    return line if len(line) <= longest else line[: longest - 1] + "…"
