"""This room lets a kit of kind `sql` prove itself: a clean key, fair traps, known answers, its mutants."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

import duckdb

from scorecard.core.seed import commitment
from scorecard.core.text import counted
from scorecard.kits.kind import Case, Figure, ReadYaml
from scorecard.kits.ran import Ran, Status
from scorecard.kits.sql import dataset, dialect, mutation, spot, validation
from scorecard.kits.sql.bench import Bench, bench
from scorecard.kits.sql.diagnose import diagnose
from scorecard.kits.sql.handout import handout
from scorecard.kits.sql.kit import PLAIN, Place, SqlKit, Trap
from scorecard.kits.sql.sight import Sight, look

FIRST_SHARE = 0.8
KILLED_SHARE = 0.98
LINE, HERE = re.compile(r"line (\d+): "), "-- here"
FEWEST_MUTANTS = 150


@dataclass(frozen=True, slots=True)
class Known:
    """A known answer: right if it names no trap; `trap` is the one that must be named first, None for none.

    `sql` is its text in the engine's dialect. A line of the text that ends in HERE is where its mistake is.
    """

    name: str
    sql: str
    trap: str | None = None
    text: str = ""

    def lines(self, kit: SqlKit, sight: Sight) -> Sequence[str]:
        """The lines that its facts name, whole."""
        spoken = dialect.declared(self.text) or kit.dialects[0]
        facts = diagnose(kit, sight, partial(spot.line_of, spot.read(dialect.without_dbt(self.text), spoken)))
        told = (LINE.match(example) for fact in facts for example in fact.examples)
        return [self.text.splitlines()[int(line[1]) - 1] for line in told if line]


def prove(case: Case, read_yaml: ReadYaml) -> Iterator[Figure]:
    """All figures of a kit on a candidate's seed."""
    at = bench(case.folder, case.seed, read_yaml)
    with at.opened() as connection:
        yield _key(connection, at)
        yield _discoverable(connection, at)
        right, wrong = _right(connection, at), _wrong(connection, at)
        yield right
        yield from wrong
        yield _mutants(connection, at, reasons(at.folder, read_yaml))
        yield _equity(case, right, wrong[0])
    yield _own_validations(at)
    yield _leaks(case, at, read_yaml)


def sight_of(connection: duckdb.DuckDBPyConnection, at: Bench, sql: str) -> Sight:
    """Look at a trusted answer without the sandbox."""

    def run(schemas: Sequence[str]) -> Mapping[str, Ran]:
        return {schema: _ran(connection, sql, schema) for schema in schemas}

    return look(at.kit, at.datasets, run)


def _ran(connection: duckdb.DuckDBPyConnection, sql: str, schema: str) -> Ran:
    try:
        return dataset.result(connection, sql, schema)
    except duckdb.Error as error:
        return Ran(Status.ERROR, message=str(error))


def known(folder: Path) -> tuple[Known, ...]:
    """The known answers in a folder of a kit, in the engine's dialect."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        trap = validation.trap_of(text) if text.startswith("-- trap:") else None
        found.append(Known(path.stem, validation.query_of(text), trap, text))
    return tuple(found)


def _sights(connection: duckdb.DuckDBPyConnection, at: Bench, answers: Sequence[Known]) -> Sequence[Sight]:
    def one(answer: Known) -> Sight:
        with connection.cursor() as own:
            return sight_of(own, at, answer.sql)

    with ThreadPoolExecutor(mutation.WORKERS) as pool:
        return list(pool.map(one, answers))


def _key(connection: duckdb.DuckDBPyConnection, at: Bench) -> Figure:
    found = diagnose(at.kit, sight_of(connection, at, at.material.key))
    return Figure(
        "key", not found, "a clean report" if not found else f"{counted(len(found), 'fact')}: {found[0].sentence}"
    )


def _right(connection: duckdb.DuckDBPyConnection, at: Bench) -> Figure:
    answers = known(at.folder / "right")
    blamed = [
        answer.name
        for answer, sight in zip(answers, _sights(connection, at, answers), strict=True)
        if diagnose(at.kit, sight)
    ]
    told = f"{len(answers) - len(blamed)} of {len(answers)} without a finding"
    return Figure("right answers", not blamed, _and(told, blamed))


def _wrong(connection: duckdb.DuckDBPyConnection, at: Bench) -> tuple[Figure, ...]:
    answers = known(at.folder / "wrong")
    sights = dict(zip(answers, _sights(connection, at, answers), strict=True))
    missed = [answer.name for answer, sight in sights.items() if sight.right]
    other = [
        answer.name for answer, sight in sights.items() if not sight.right and _named(at.kit, sight) != answer.trap
    ]
    first = len(answers) - len(missed) - len(other)
    return (
        Figure("wrong answers", not missed, _and(f"{len(answers) - len(missed)} of {len(answers)} caught", missed)),
        Figure("trap named first", first >= FIRST_SHARE * len(answers), _and(f"{first} of {len(answers)}", other)),
        _lines(at.kit, sights),
    )


def _lines(kit: SqlKit, sights: Mapping[Known, Sight]) -> Figure:
    named = {answer.name: lines for answer, sight in sights.items() if (lines := answer.lines(kit, sight))}
    off = [name for name, lines in named.items() if not all(line.endswith(HERE) for line in lines)]
    return Figure("lines", not off, _and(f"{len(named)} of {len(sights)} mistakes are shown in the SQL", off))


def _named(kit: SqlKit, sight: Sight) -> str | None:
    return next((fact.trap for fact in diagnose(kit, sight)), None)


def _and(told: str, names: Sequence[str]) -> str:
    return f"{told}; not: {', '.join(names)}" if names else told


def reasons(folder: Path, read_yaml: ReadYaml) -> Mapping[str, str]:
    """Why no data can tell some mutants from the key, by their ids."""
    path = folder / "equivalent.yaml"
    listed = read_yaml(path.read_bytes(), str(path)) if path.is_file() else {"mutants": ()}
    found = cast("Mapping[str, Sequence[Mapping[str, str]]]", listed)["mutants"]
    return {str(one["mutant"]): str(one["reason"]) for one in found}


def _mutants(connection: duckdb.DuckDBPyConnection, at: Bench, equivalent: Mapping[str, str]) -> Figure:
    began = time.monotonic()
    found = mutation.score(connection, at.kit, at.datasets, at.material.key, equivalent)
    held = found.valid >= FEWEST_MUTANTS and found.share >= KILLED_SHARE and not found.stale
    told = (
        f"{found.killed} of {found.killed + len(found.alive)} killed ({float(found.share):.1%}), "
        f"{len(found.equivalent)} equivalent, {found.valid} valid, {found.invalid} do not run, "
        f"{time.monotonic() - began:.0f} s"
    )
    stale = [f"{name} (listed as equivalent, but is none)" for name in found.stale]
    return Figure("mutants", held, _and(told, [*(f"{one.id} {one.change}" for one in found.alive), *stale]))


def _equity(case: Case, right: Figure, wrong: Figure) -> Figure:
    held = right.held and wrong.held
    said = "every known answer behaves as it should" if held else "not every known answer behaves as it should"
    return Figure("seed equity", held, f"{said} on this candidate's data (seed {commitment(case.seed)[:16]})")


def _discoverable(connection: duckdb.DuckDBPyConnection, at: Bench) -> Figure:
    brief = " ".join((at.folder / "brief.md").read_text(encoding="utf-8").split())
    hidden = [trap.id for trap in at.kit.traps if not _to_be_found(connection, at, trap, brief)]
    told = f"{len(at.kit.traps) - len(hidden)} of {len(at.kit.traps)} can be found by a candidate"
    return Figure("traps", not hidden, _and(told, hidden))


def _to_be_found(connection: duckdb.DuckDBPyConnection, at: Bench, trap: Trap, brief: str) -> bool:
    match trap.discoverable:
        case Place.BRIEF:
            return " ".join(trap.where.split()) in brief
        case Place.DICTIONARY:
            return trap.where in at.material.schema
        case Place.QUERY:
            planted = dataset.result(connection, trap.where, at.datasets.single[trap.id]).rows
            return bool(planted) and not dataset.result(connection, trap.where, PLAIN).rows


def _own_validations(at: Bench) -> Figure:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((at.folder / "validations").glob("*.sql"))}
    if not texts:
        return Figure("validations", held=False, told="the kit has none")
    judged = validation.judge(at, texts, dialect.ENGINE)
    loud = [one.name for one in judged if one.error or one.alarms]
    seen = {name for one in judged for name in one.caught}
    share = f"{len(seen)} of {len(validation.mistakes(at))}"
    told = f"{len(texts) - len(loud)} of {len(texts)} silent on right tables; they see {share} wrong ones"
    return Figure("validations", not loud, _and(told, loud))


def _leaks(case: Case, at: Bench, read_yaml: ReadYaml) -> Figure:
    """Look in the pack for the ids of traps and for the lines of the key, of the traps and of known answers."""
    began = time.monotonic()
    files = handout(case, read_yaml)
    spent = time.monotonic() - began
    text = "\n".join(data.decode("utf-8", "replace") for data in files.values())
    words = [trap.id for trap in at.kit.traps] + [str(case.seed)]
    secret = {line.strip() for line in _secret_lines(at) if len(line.strip()) > 40}
    found = [word for word in words if word in text] + [line for line in sorted(secret) if line in text]
    return Figure("pack", not found, _and(f"{len(files)} files, nothing of the key, {spent:.1f} s", found[:5]))


def _secret_lines(at: Bench) -> Iterator[str]:
    yield from at.material.key.splitlines()
    for text in (at.material.base, *at.material.traps.values()):
        yield from text.splitlines()
