"""This room reads a singular test: SQL for the rows that should not be there, in which dbt's `ref` stands for a table.

Nothing of Jinja is executed. `ref`, `source` and `config` with plain text in them are understood by their shape; a
test with anything else is left to the interviewer.
"""

import re
from pathlib import Path

from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError

from scorecard.kits import syntax
from scorecard.kits.bounds import unreadable
from scorecard.kits.datatest.threshold import read_threshold
from scorecard.kits.datatest.trial import Left, Test

QUOTED = r"""(?:'([^'"{}]*)'|"([^'"{}]*)")"""
REF = re.compile(r"\{\{-?\s*ref\(\s*" + QUOTED + r"\s*\)\s*-?\}\}")
SOURCE = re.compile(r"\{\{-?\s*source\(\s*" + QUOTED + r"\s*,\s*" + QUOTED + r"\s*\)\s*-?\}\}")
CONFIG = re.compile(r"\{\{-?\s*config\(([^{}]*)\)\s*-?\}\}")
SETTING = re.compile(r"\s*(\w+)\s*=\s*(?:" + QUOTED + r"|(\d+))\s*(?:,|$)")
END = re.compile(r"[\s;]*\Z")
LAST_COMMENT = re.compile(r";\s*(--[^\n]*\s*)+\Z")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
KNOWN = frozenset({"severity", "error_if", "warn_if", "limit", "where"})


def read_singular(name: str, text: str, dialect: str) -> Test | Left:
    """Read one file; what cannot be interpreted is left, with the reason."""
    label = Path(name).stem[:80]
    config: dict[str, object] = {}
    for said in CONFIG.finditer(text):
        settings = SETTING.sub("", said[1]).strip()
        if settings:
            return Left(name, "its config holds more than plain text and numbers.")
        config |= {one[1]: one[2] or one[3] or one[4] or "" for one in SETTING.finditer(said[1])}
    plain = with_tables(CONFIG.sub("", text))
    if unknown := jinja(plain):
        return Left(name, f"it uses Jinja beyond ref, source and config: {unknown}")
    threshold = read_threshold(config)
    if isinstance(threshold, str):
        return Left(name, threshold)
    if "where" in config or "fail_calc" in config:
        return Left(name, "its config sets where or fail_calc, which a singular test says in its SQL.")
    limit = int(str(config["limit"])) if str(config.get("limit", "")).isdecimal() else None
    return Test(label, one_query(plain, dialect), threshold, limit=limit)


def with_tables(text: str) -> str:
    """Put table names where `ref` and `source` stand."""
    text = SOURCE.sub(lambda said: _table(said[3] or said[4] or "", said[0]), text)
    return REF.sub(lambda said: _table(said[1] or said[2] or "", said[0]), text)


def _table(name: str, written: str) -> str:
    return name if NAME.fullmatch(name) else written


def jinja(text: str) -> str:
    """The first piece of Jinja in a text, cut short; empty when there is none."""
    found = re.search(r"\{[{%#][^\n]{0,60}", text)
    return found[0] if found else ""


def one_query(text: str, dialect: str) -> str:
    """Take off the end of a statement; a text that is not one query stays as it is, for the sandbox to refuse.

    A text that only becomes one query by what is written around it must not pass: it is closed off by a semicolon,
    which no query has inside.
    """
    if unreadable((text,)):
        return text
    bare = END.sub("", LAST_COMMENT.sub("", text))
    try:
        trees = syntax.parse(bare, dialect)
        if len(trees) != 1 or not isinstance(trees[0], exp.Query):
            return f"{text}\n;"
        return bare if dialect == "duckdb" else trees[0].sql(dialect="duckdb")
    except (ParseError, SqlglotError):
        return f"{text}\n;"
