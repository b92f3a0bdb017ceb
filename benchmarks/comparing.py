"""This room measures comparing many panels against a bare DuckDB process that aggregates the same ratings.

DuckDB has them in a file of its own, a row for each rating with its evidence; its process imports DuckDB, opens the
file, and fetches the twenty best. Once it takes the mean of each dimension over its ratings; once it computes the
score that we do, for which whoever rated a dimension in two interviews counts once. Times are by the clock.
"""

import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.bulk import AT, Bulk, bulk, cards, draft, fill, people, proven
from benchmarks.pair import Run, ratio, wall
from benchmarks.startup import SCORECARD
from scorecard.core.assessment import Assessment, assess
from scorecard.core.comparison import Ranking, compared, neighbours, ranked, ranking
from scorecard.core.number import shown, shown_percent
from scorecard.core.panel import Candidate, Panel, Submission
from scorecard.core.scorecard import Scorecard
from scorecard.screen.comparison import Layout, ranking_lines
from scorecard.screen.sheet import Look
from scorecard.store.protocol import Store
from scorecard.store.sqlite import SqliteStore
from scorecard.store.sqlite_figure import SqliteFigures
from scorecard.store.statement import Statements

ROUNDS, MEGABYTES = 7, 100
PROCESS = """
import duckdb
ratings = duckdb.connect({path!r}, read_only=True)
ratings.execute({query!r}).fetchall()
"""
MEANS = "SELECT candidate, dimension, avg(level) AS mean FROM {source} GROUP BY ALL"
PERSONS = "(SELECT candidate, interviewer, dimension, avg(level) AS level FROM rating GROUP BY ALL)"
BEST = """
SELECT candidate, sum(weight * mean) / sum(weight) AS score FROM ({means}) JOIN weights USING (dimension)
GROUP BY candidate ORDER BY score DESC LIMIT 20
"""
BASELINES = {
    "bare DuckDB": BEST.format(means=MEANS.format(source="rating")),
    "bare DuckDB, the same score": BEST.format(means=MEANS.format(source=PERSONS)),
}
Figure = tuple[str, float, float, str]


def figures(home: Path, environment: dict[str, str], sizes: tuple[int, ...] = (100_000,)) -> Iterator[Figure]:
    """Comparing, weighing anew, one panel and handing in, at each size."""
    proven(home)
    yield _table()
    for size in sizes:
        yield from _at(size, home, environment)


def _at(size: int, home: Path, environment: dict[str, str]) -> Iterator[Figure]:
    path, native, small = home / "bulk.db", home / "ratings.duckdb", home / "quick.db"
    fill(path, size)
    _ratings(native, size)
    store = {**environment, "SCORECARD_STORE": str(path)}
    budget = 1.0 if size > 100_000 else 0.5
    many = f"{size:,} scorecards"
    for words, limit in ((("compare",), budget), (("compare", "--weight", "sql=30"), 3.2)):
        command = [SCORECARD, *words]
        for baseline, query in BASELINES.items():
            bare = clock([sys.executable, "-c", PROCESS.format(path=str(native), query=query)], environment)
            yield f"{' '.join(words)}, {many}", ratio(clock(command, store), bare, rounds=ROUNDS), limit, baseline
        held = peak(command, store)
        yield f"  its memory, {held:.0f} MB", held / MEGABYTES, 1.0, f"{MEGABYTES} MB"
    one = [SCORECARD, "show", people(size // 20)[0]]
    other = [SCORECARD, "show", people(7)[0]]
    few = {**environment, "SCORECARD_STORE": str(small)}
    measured = ratio(clock(one, store), clock(other, few), rounds=ROUNDS)
    yield f"one panel among {many}", measured, 1.3, "the same on a small store"
    yield f"finishing a scorecard among {many}", _finishing(path, size), 1.6, "plain insert and commit, no figures"
    path.unlink()
    native.unlink()


def _ratings(native: Path, size: int) -> None:
    source = bulk()
    opened = duckdb.connect(str(native))
    opened.execute("CREATE TABLE weights (dimension VARCHAR, weight INTEGER)")
    opened.executemany("INSERT INTO weights VALUES (?, ?)", list(source.rubric.weights.items()))
    opened.execute(
        "CREATE TABLE pattern (pattern INTEGER, seat INTEGER, dimension VARCHAR, level TINYINT, evidence VARCHAR)"
    )
    rows = [
        (number, seat, key, rating.level, rating.evidence)
        for number, panel in enumerate(source.panels)
        for seat, card in enumerate(panel)
        for key, rating in card.ratings.items()
    ]
    opened.executemany("INSERT INTO pattern VALUES (?, ?, ?, ?, ?)", rows)
    panels = size // len(source.panels[0])
    opened.execute(
        "CREATE TABLE rating AS SELECT c.range::INTEGER AS candidate, "
        "((c.range * 5 + seat) * 7919 % 2000)::INTEGER AS interviewer, dimension, level, evidence "
        f"FROM range({panels}) c JOIN pattern p ON c.range % {len(source.panels)} = p.pattern ORDER BY candidate, seat"
    )
    opened.execute("DROP TABLE pattern")
    opened.close()


def clock(command: list[str], environment: dict[str, str]) -> Run:
    """A run of a whole process, in seconds by the clock."""
    return wall(lambda: subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True))


def peak(command: list[str], environment: dict[str, str]) -> float:
    """The most memory that a process held, in megabytes; told by a small parent, whose own memory a child inherits."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], env=environment, capture_output=True, check=True)
    return float(done.stdout)


class NoFigures(SqliteFigures):
    """Leaves the figures out, for handing in a scorecard as it would be without them."""

    def add(self, *_: object) -> None:
        """Keep nothing."""


def _finishing(path: Path, size: int) -> float:
    """Each round hands in one scorecard with its figures and one without, in turn first."""
    source, numbers = bulk(), itertools.count(size)
    with_figures, without = SqliteStore(path), SqliteStore(path)
    without.figures = NoFigures(Statements(None))

    def handed_in(store: SqliteStore) -> float:
        number = next(numbers)
        last = _arrived(source, with_figures, number)
        kept = store.begin(draft(last, source.material.hash))
        began = time.perf_counter()
        store.submit(kept, f"late-{number}", AT)
        return time.perf_counter() - began

    took: dict[SqliteStore, list[float]] = {with_figures: [], without: []}
    for turn in range(200):
        for store in (with_figures, without)[:: 1 if turn % 2 else -1]:
            took[store].append(handed_in(store))
    for store in took:
        store.close()
    return statistics.fmean(took[with_figures]) / statistics.fmean(took[without])


def _arrived(source: Bulk, store: Store, number: int) -> Scorecard:
    """A candidate with four scorecards in, whose fifth is to come."""
    candidate, name, _ = people(number)
    store.add_candidate(Candidate(candidate, name), (), AT)
    *before, last = cards(source, number)
    for seat, card in enumerate(before):
        store.submit(store.begin(draft(card, source.material.hash)), f"{candidate}-{seat}", AT)
    return last


def _table() -> Figure:
    """A table of 200 candidates and seven dimensions, from values, against lines that are made by hand."""
    source = bulk()
    rows = [compared(_weighed(source, number), None) for number in range(200)]
    placed = neighbours(ranked(rows, ranking(row.score for row in rows)), frozenset(), None)
    everybody = Ranking(source.rubric, (source.material.hash,), placed, len(placed), None)
    look = Look(width=160, colour=True)
    ids = list(source.rubric.by_id)

    def ours() -> str:
        return "\n".join(ranking_lines(everybody, look, Layout()))

    def by_hand() -> str:
        lines = []
        for row in placed:
            figures, told = row.assessment.tally, row.agreement
            call, share = row.assessment.recommendation.call.words, shown_percent(figures.coverage)
            lines.append(
                f"{row.rank:<4}{row.name:<20}\x1b[32m{call:<12}\x1b[0m{shown(row.score):>6}{share:>6}{row.firmness.words:>12}"
            )
            means = (f"\x1b[32m{shown(row.means[key]):>5}\x1b[0m" if key in row.means else "    -" for key in ids)
            tail = f"{shown(told.range):>6}{shown(told.deviation):>5}{len(figures.votes):>5}{len(figures.red_flags):>5}"
            lines.append(f"{row.rank:<4}{row.name:<20}{''.join(means)}{tail}{len(figures.interviewers):>4}")
        return "\n".join(lines)

    return "compare table, 200 x 7", ratio(wall(ours), wall(by_hand), rounds=21), 10, "lines made by hand"


def _weighed(source: Bulk, number: int) -> Assessment:
    kept = tuple(
        Submission(str(seat), card, source.material.hash, 1, AT) for seat, card in enumerate(cards(source, number))
    )
    candidate, name, _ = people(number)
    return assess(Panel(Candidate(candidate, name), (), kept, ()), source.rubric, source.material.hash, {})
