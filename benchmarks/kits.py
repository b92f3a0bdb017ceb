"""This room measures the kits of exercises against bare processes that do no more than what cannot be done without."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.pair import Run, ratio, wall
from benchmarks.startup import SCORECARD
from scorecard.cli.exercising.case import NOBODY, OPEN_KEY, read_yaml
from scorecard.core.seed import candidate_seed
from scorecard.kits import sandbox
from scorecard.kits.datatest.ground import build
from scorecard.kits.datatest.kit import read_kit
from scorecard.kits.datatest.suite import read_suite
from scorecard.kits.kind import Case
from scorecard.kits.sql import mutation, proof, report
from scorecard.kits.sql.bench import Bench, bench
from scorecard.kits.sql.dialect import render
from scorecard.kits.sql.sight import look

EXERCISES = Path(__file__).parents[1] / "exercises"
KIT = EXERCISES / "sql-transform"
RIGHT, WRONG = KIT / "right" / "windows.sql", KIT / "wrong" / "history_join.sql"
SUITE = EXERCISES / "data-tests" / "suites" / "good"
SEED = candidate_seed(OPEN_KEY, "sql-transform", NOBODY)
DUCKDB = "import duckdb"
SEEDS = """
import duckdb, sys
with duckdb.connect(sys.argv[1], read_only=True, config={"threads": "1"}) as connection:
    for schema in ("all_1", "all_2", "all_3"):
        connection.execute(f"USE {schema}")
        connection.execute(open(sys.argv[2]).read()).fetchall()
"""
TESTS = """
import duckdb, json, sys
with duckdb.connect(sys.argv[1], read_only=True, config={"threads": "1"}) as connection:
    connection.execute("USE ordinary_1")
    for query in json.load(open(sys.argv[2])):
        connection.execute(query).fetchall()
"""
LARGE = """
import resource, sys
from pathlib import Path
from scorecard.cli.exercising.case import read_yaml
from scorecard.kits import sql
from scorecard.kits.kind import Case
sql.explain(Case(Path(sys.argv[1]), "sql-transform", "anyone", 1), Path(sys.argv[2]), dialect="", read_yaml=read_yaml)
both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
print(max(resource.getrusage(who).ru_maxrss for who in both))
"""

Figure = tuple[str, float, float, str]


def figures(home: Path, environment: dict[str, str]) -> Iterator[Figure]:
    """Each duty of a kit, as a ratio by the clock (kits keep two cores busy); a budget in seconds becomes one, too."""
    at = bench(KIT, SEED, read_yaml)
    bare = _command([sys.executable, "-c", DUCKDB], environment)
    yield from _checks(at, environment)
    yield _timed("a verdict on three seeds", wall(lambda: _verdict(at, RIGHT)), 0.5, bare, "import duckdb")
    yield _timed("a full diagnosis", wall(lambda: _diagnosis(WRONG)), 1.0, bare, "import duckdb")
    cold = wall(lambda: sandbox.run("SELECT 1", at.database, ["all_1"]))
    yield _timed("a sandbox, cold", cold, 0.25, bare, "import duckdb")
    yield _pack(home, environment, bare)
    yield _data_tests(home, environment)
    yield _mutants(at)
    yield _memory(environment)


def _command(words: list[str], environment: dict[str, str]) -> Run:
    return wall(lambda: subprocess.run(words, env=environment, capture_output=True, check=True))


def _checks(at: Bench, environment: dict[str, str]) -> Iterator[Figure]:
    for word, answer in (("right", RIGHT), ("wrong", WRONG)):
        command = _command([SCORECARD, "exercise", "check", "sql-transform", str(answer)], environment)
        baseline = _command([sys.executable, "-c", SEEDS, str(at.database), str(answer)], environment)
        measured = ratio(command, baseline, rounds=9)
        yield f"exercise check sql-transform, a {word} answer", measured, 4, "import duckdb and run it on the seeds"


def _timed(what: str, work: Run, seconds: float, bare: Run, baseline: str) -> Figure:
    """Some work to a baseline; what it may take is given in seconds, and holds for a machine that is this quick."""
    pairs = [(work(), bare()) for _ in range(6)][1:]
    spent, base = (statistics.median(times) for times in zip(*pairs, strict=True))
    return f"{what} ({spent:.2f} s)", spent / base, seconds / base, baseline


def _verdict(at: Bench, answer: Path) -> None:
    with report.Runs(at, render(answer.read_text(), "duckdb")) as runs:
        look(at.kit, at.datasets, runs)


def _diagnosis(answer: Path) -> None:
    report.report(Case(KIT, "sql-transform", NOBODY, SEED), answer, "", read_yaml)


def _pack(home: Path, environment: dict[str, str], bare: Run) -> Figure:
    case = environment | {"SCORECARD_STORE": str(home / "pack.db")}
    _command([SCORECARD, "candidate", "add", "Jane Doe"], case)()
    words = ["exercise", "pack", "sql-transform", "--candidate", "jane-doe", "--force", "-o", str(home / "jane.zip")]
    return _timed("a candidate's pack", _command([SCORECARD, *words], case), 2.0, bare, "import duckdb")


def _data_tests(home: Path, environment: dict[str, str]) -> Figure:
    folder = EXERCISES / "data-tests"
    kit = read_kit(folder, read_yaml)
    (home / "ground").mkdir()
    ground = build(kit, SEED, home / "ground")
    queries = home / "queries.json"
    queries.write_text(json.dumps([test.query for test in read_suite(kit, SUITE, "duckdb", read_yaml).tests]))
    report = _command([SCORECARD, "exercise", "check", "data-tests", str(SUITE)], environment)
    alone = _command([sys.executable, "-c", TESTS, str(ground.file), str(queries)], environment)
    what = f"the report on data tests, {len(ground.schemas)} datasets"
    return _timed(what, report, 3.0, alone, "import duckdb and run the tests on one")


def _mutants(at: Bench) -> Figure:
    """The whole self-test once, to the key run on the hidden datasets once for each mutant."""
    known = proof.reasons(at.folder, read_yaml)
    with at.opened() as connection:
        began = time.perf_counter()
        found = mutation.score(connection, at.kit, at.datasets, at.material.key, known)
        spent = time.perf_counter() - began
        began = time.perf_counter()
        for schema in at.datasets.hidden:
            connection.execute(f"USE {schema}")
            connection.execute(at.material.key).fetchall()
        base = (time.perf_counter() - began) * (found.valid + found.invalid)
    return f"the mutation self-test ({spent:.0f} s)", spent / base, 60 / base, "the key on the seeds, once per mutant"


def _memory(environment: dict[str, str]) -> Figure:
    """The peak of a look at cost that makes its data first, in parts of 1 GB."""
    with tempfile.TemporaryDirectory() as empty:
        command = [sys.executable, "-c", LARGE, str(KIT), str(RIGHT)]
        ran = subprocess.run(command, env=environment | {"TMPDIR": empty}, capture_output=True, check=True)
    return "memory at the peak, a million orders made and run", int(ran.stdout) * 1024 / 2**30, 1, "1 GB"
