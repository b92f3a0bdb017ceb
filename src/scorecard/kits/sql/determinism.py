"""This room finds answers that depend on the order in which the rows happen to lie in the raw tables."""

from typing import TYPE_CHECKING

from scorecard.core.scorecard import Fact
from scorecard.core.text import listed
from scorecard.kits.ran import Status
from scorecard.kits.sql.compare import compare
from scorecard.kits.sql.dataset import HIDDEN
from scorecard.kits.sql.kit import SqlKit
from scorecard.kits.sql.phrase import pair_line
from scorecard.kits.sql.sight import Run

if TYPE_CHECKING:
    import duckdb

SHUFFLES = tuple(f"shuffle_{number}" for number in range(1, 7))
"""The schemas that hold the rows of the first hidden dataset in six other orders."""

EXAMPLES = 5


def plant(connection: "duckdb.DuckDBPyConnection", kit: SqlKit) -> None:
    """Add the shuffled copies of the first hidden dataset to a database that has it."""
    for schema in SHUFFLES:
        connection.execute(f'CREATE SCHEMA "{schema}"')
        for table in kit.tables:
            connection.execute(
                f"CREATE TABLE {schema}.{table} AS FROM {HIDDEN[0]}.{table} ORDER BY md5(rowid || '{schema}'), rowid"
            )


def facts(kit: SqlKit, run: Run) -> tuple[Fact, ...]:
    """A fact if the answer gives one result for the rows in one order and another in another; nothing otherwise."""
    ran = run((HIDDEN[0], *SHUFFLES))
    first = ran[HIDDEN[0]]
    if first.status is not Status.OK or not set(kit.grain) <= {column.name.lower() for column in first.columns}:
        return ()
    tried = [compare(kit, first, ran[schema]) for schema in SHUFFLES if ran[schema].status is Status.OK]
    unlike = [difference for difference in tried if difference.pairs]
    if not unlike:
        return ()
    return (
        Fact(
            id="order_of_rows",
            sentence=f"The result depends on the order in which the rows lie: with the same rows in other orders it "
            f'changed in {len(unlike)} of {len(tried)}. Ask: "Which row do you get when two are equal in '
            f'{listed(kit.grain)} or in what you sort by, today and tomorrow?"',
            severity="medium",
            criteria=kit.criteria.grain,
            examples=tuple(pair_line(kit, pair) for pair in unlike[0].pairs[:EXAMPLES]),
        ),
    )
