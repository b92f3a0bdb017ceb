"""This room says in which dialect an answer is written, and makes of it, or of a dbt-style model, the engine's SQL."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.core.scorecard import Fact
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import safe_line
from scorecard.errors import InvalidError, WrongUsageError

ENGINE = "duckdb"
DECLARED = re.compile(r"\s*--\s*dialect:\s*(\w[\w-]*)(?=\s|$)", re.IGNORECASE)
OTHERWISE = {"postgresql": "postgres", "t-sql": "tsql", "mssql": "tsql", "sqlserver": "tsql"}
"""What people also call a dialect."""

REFERENCE = re.compile(
    r"\{\{-?\s*(?:ref|source)\(\s*(?:(['\"])[\w.-]+\1\s*,\s*)?(['\"])(\w+)\2\s*\)\s*-?\}\}"  # the last name counts
)
SETTING = re.compile(r"\{\{-?\s*config\([^{}]*\)\s*-?\}\}|\{#.*?#\}", re.DOTALL)
JINJA = re.compile(r"\{\{|\{%|\{#")


@dataclass(frozen=True, slots=True)
class Rendering:
    """An answer as the engine takes it, with facts about what did not come across.

    `numbered` says that its lines are those of the answer.
    """

    sql: str
    facts: tuple[Fact, ...] = ()
    understood: bool = True
    numbered: bool = True


def declared(text: str) -> str | None:
    """The dialect that the first line of an answer names, `-- dialect: postgres`."""
    found = DECLARED.match(text)
    return _named(found[1]) if found else None


def _named(dialect: str) -> str:
    return OTHERWISE.get(dialect.lower(), dialect.lower())


def chosen(known: Sequence[str], asked: str, text: str) -> str:
    """What was asked for; else, and where that is only the engine's own, what the first line of the answer says."""
    found = _named(asked) or known[0]
    if found not in known:
        raise WrongUsageError(f"There is no dialect {safe_line(found)} here; {did_you_mean(found, known)}")
    if found != known[0]:
        return found
    said = declared(text) or found
    if said not in known:
        raise InvalidError(
            f"The answer says that its dialect is {safe_line(said)}, which is not read; {did_you_mean(said, known)}",
            then="Mend its first line, or name another one: --dialect NAME",
        )
    return said


def render(text: str, dialect: str) -> Rendering:
    """Turn an answer into the engine's SQL; in its own dialect the text stays as it is, but for dbt's marks."""
    plain = without_dbt(text)
    jinja = JINJA.search(plain) if _is_text(plain) else None
    facts = (_jinja(plain, jinja.start()),) if jinja else ()
    if dialect == ENGINE:
        return Rendering(plain, facts)
    from scorecard.kits.sql.transpile import transpiled  # nothing of the engine's own dialect needs to be taken apart

    sql, more, understood = transpiled(plain, dialect)
    return Rendering(sql, (*facts, *more), understood, numbered=not understood)


def without_dbt(text: str) -> str:
    """Put table names in the place of `ref()` and `source()` and leave out settings; lines keep their numbers."""
    named = REFERENCE.sub(lambda found: found[3] + "\n" * found[0].count("\n"), text)
    return SETTING.sub(lambda found: "\n" * found[0].count("\n"), named)


def _is_text(text: str) -> bool:
    return "\0" not in text and not any("\udc80" <= character <= "\udcff" for character in text)


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
