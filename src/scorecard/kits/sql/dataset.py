"""This room makes the data of a kit of kind `sql`: one schema per dataset, a pure function of a candidate's seed.

Nothing here is a candidate's: the SQL that runs is the kit's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.core.seed import derived_seed
from scorecard.kits.ran import Column, Ran, Status
from scorecard.kits.sql.kit import PLAIN, Material, SqlKit

if TYPE_CHECKING:
    import duckdb

HIDDEN = ("all_1", "all_2", "all_3")
"""The schemas with all traps, each from a seed of its own."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one dataset is made from: ordinary rows of a seed, then the traps in that order, in a schema.

    `orders` is how many orders there are before traps; 0 stands for what the kit says.
    """

    schema: str
    seed: int
    traps: tuple[str, ...] = ()
    orders: int = 0


@dataclass(frozen=True, slots=True)
class Datasets:
    """What was built for a seed: the schemas by what they are for, and the right result on each.

    `single` gives the schema that holds nothing but one trap, by the trap's id; `plain` holds none.
    """

    hidden: tuple[str, ...]
    plain: str
    single: Mapping[str, str]
    expected: Mapping[str, Ran]


def fill(connection: "duckdb.DuckDBPyConnection", kit: SqlKit, material: Material, seed: int) -> Datasets:
    """Make all datasets of a seed in a database, and run the key on each."""
    traps = tuple(trap.id for trap in kit.traps)
    single = {trap: f"trap_{trap}" for trap in traps}
    connection.begin()
    for schema in HIDDEN[1:]:
        plant(connection, kit, material, Recipe(schema, derived_seed(seed, schema), traps))
    plant(connection, kit, material, Recipe(PLAIN, derived_seed(seed, HIDDEN[0])))
    for schema, planted in {HIDDEN[0]: traps, **{schema: (trap,) for trap, schema in single.items()}}.items():
        _copy(connection, kit, schema)
        _execute(connection, (material.traps[trap] for trap in planted))
    connection.commit()
    schemas = (*HIDDEN, PLAIN, *single.values())
    return Datasets(HIDDEN, PLAIN, single, {schema: result(connection, material.key, schema) for schema in schemas})


def plant(connection: "duckdb.DuckDBPyConnection", kit: SqlKit, material: Material, recipe: Recipe) -> None:
    """Make one dataset, which stays the current schema."""
    _create(connection, recipe.schema)
    connection.execute(f"SET VARIABLE seed = {recipe.seed:d}")
    connection.execute(f"SET VARIABLE orders = {recipe.orders or kit.orders:d}")
    _execute(connection, (material.schema, material.base, *(material.traps[trap] for trap in recipe.traps)))


def result(connection: "duckdb.DuckDBPyConnection", query: str, schema: str) -> Ran:
    """Run a trusted query with a schema as the current one; duckdb.Error when it fails."""
    connection.execute(f'USE "{schema}"')
    found = connection.execute(query)
    columns = tuple(Column(name, str(kind)) for name, kind, *_ in found.description)
    return Ran(Status.OK, columns, tuple(found.fetchall()))


def _copy(connection: "duckdb.DuckDBPyConnection", kit: SqlKit, schema: str) -> None:
    _create(connection, schema)
    for table in kit.tables:
        connection.table(f"{PLAIN}.{table}").create(f"{schema}.{table}")


def _create(connection: "duckdb.DuckDBPyConnection", schema: str) -> None:
    connection.execute(f'CREATE SCHEMA "{schema}"')
    connection.execute(f'USE "{schema}"')


def _execute(connection: "duckdb.DuckDBPyConnection", scripts: Iterable[str]) -> None:
    for script in scripts:
        connection.execute(script)
