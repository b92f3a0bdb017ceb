"""This room measures the data of a kit: how many mutants of its key give another result on it."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

import duckdb

from scorecard.kits.ran import Ran
from scorecard.kits.sql.compare import compare
from scorecard.kits.sql.dataset import Datasets, result
from scorecard.kits.sql.kit import SqlKit
from scorecard.kits.sql.mutant import Mutant, mutants

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the mutants: those that do not run say nothing, those that nothing can tell apart neither.

    `stale` are the ids of the list of equivalents that name no survivor.
    """

    invalid: int
    killed: int
    equivalent: tuple[Mutant, ...]
    alive: tuple[Mutant, ...]
    stale: tuple[str, ...]

    @property
    def valid(self) -> int:
        """How many mutants run."""
        return self.killed + len(self.equivalent) + len(self.alive)

    @property
    def share(self) -> Fraction:
        """The killed among those that are not equivalent."""
        return Fraction(self.killed, max(1, self.killed + len(self.alive)))


def score(
    connection: duckdb.DuckDBPyConnection,
    kit: SqlKit,
    datasets: Datasets,
    key: str,
    equivalent: Mapping[str, str],
) -> Score:
    """Run all mutants of the key on the datasets of a seed; `equivalent` gives reasons by a mutant's id."""
    tried = mutants(key)

    def fate(mutant: Mutant) -> bool | None:
        with connection.cursor() as own:
            return _killed(own, kit, datasets, mutant)

    with ThreadPoolExecutor(WORKERS) as pool:
        fates = dict(zip(tried, pool.map(fate, tried), strict=True))
    survivors = [mutant for mutant, killed in fates.items() if killed is False]
    known = {mutant.id for mutant in survivors}
    return Score(
        invalid=sum(killed is None for killed in fates.values()),
        killed=sum(killed is True for killed in fates.values()),
        equivalent=tuple(mutant for mutant in survivors if mutant.id in equivalent),
        alive=tuple(mutant for mutant in survivors if mutant.id not in equivalent),
        stale=tuple(name for name in equivalent if name not in known),
    )


def _killed(connection: duckdb.DuckDBPyConnection, kit: SqlKit, datasets: Datasets, mutant: Mutant) -> bool | None:
    """Whether a hidden dataset tells it from the key; None if it does not run on ordinary rows either."""
    differs = (_differs(connection, kit, datasets, mutant, schema) for schema in datasets.hidden)
    found = next((one for one in differs if one is not False), False)
    if found is None and _rows(connection, mutant, datasets.plain) is None:
        return None
    return found is not False


def _differs(
    connection: duckdb.DuckDBPyConnection, kit: SqlKit, datasets: Datasets, mutant: Mutant, schema: str
) -> bool | None:
    """Whether the results differ; None when the mutant fails."""
    got = _rows(connection, mutant, schema)
    return None if got is None else not compare(kit, datasets.expected[schema], got).equal


def _rows(connection: duckdb.DuckDBPyConnection, mutant: Mutant, schema: str) -> Ran | None:
    try:
        return result(connection, mutant.sql, schema)
    except duckdb.Error:
        return None
