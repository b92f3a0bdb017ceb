"""The data of a kit of kind `sql`: a pure function of the seed, small, readable, different for each candidate."""

import hashlib
from collections import defaultdict
from pathlib import Path

import duckdb
import pytest

from scorecard.kits.engine import opened
from scorecard.kits.sql.dataset import HIDDEN, Datasets, Recipe, fill, plant
from scorecard.kits.sql.kit import PLAIN
from tests.kits.sql.corpus import SEED, Desk, shipped_kit, shipped_material

GOLDEN = "5f2c88efb7509628b1c4d97db9b947b910ba0d3b6f0f3fd9bd425873205ee72c"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Datasets]:
    path = tmp_path_factory.mktemp("kit") / "data.duckdb"
    with opened(str(path)) as connection:
        return path, fill(connection, shipped_kit(), shipped_material(), SEED)


def test_there_is_a_schema_for_each_hidden_dataset_each_trap_and_none(built: tuple[Path, Datasets]) -> None:
    path, datasets = built
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute("SELECT DISTINCT schema_name FROM duckdb_tables()").fetchall()

    traps = [trap.id for trap in shipped_kit().traps]
    assert (
        {name for (name,) in found} == {*HIDDEN, PLAIN, *(f"trap_{trap}" for trap in traps)} == set(datasets.expected)
    )
    assert list(datasets.single) == traps


def test_the_file_holds_no_result_and_no_macro(built: tuple[Path, Datasets]) -> None:
    with duckdb.connect(str(built[0]), read_only=True) as connection:
        tables = connection.execute("SELECT DISTINCT table_name FROM duckdb_tables()").fetchall()
        macros = connection.execute("SELECT function_name FROM duckdb_functions() WHERE NOT internal").fetchall()

    assert ({name for (name,) in tables}, macros) == (set(shipped_kit().tables), [])


def test_the_columns_have_the_types_of_the_brief(built: tuple[Path, Datasets]) -> None:
    with duckdb.connect(str(built[0]), read_only=True) as connection:
        rows = connection.execute(
            "SELECT table_name, string_agg(column_name || ' ' || data_type, ', ' ORDER BY column_index) "
            "FROM duckdb_columns() WHERE NOT internal GROUP BY schema_name, table_name"
        ).fetchall()

    assert {table: columns.split(", ") for table, columns in rows} == {
        "raw_customers": [
            "customer_id INTEGER",
            "email VARCHAR",
            "country VARCHAR",
            "is_test BOOLEAN",
            "valid_from TIMESTAMP",
        ],
        "raw_orders": [
            "order_id INTEGER",
            "customer_id INTEGER",
            "order_ts TIMESTAMP",
            "status VARCHAR",
            "amount_cents INTEGER",
            "updated_at TIMESTAMP",
            "ingested_at TIMESTAMP",
        ],
        "raw_events": [
            "event_id INTEGER",
            "order_id INTEGER",
            "customer_id INTEGER",
            "event_type VARCHAR",
            "event_ts TIMESTAMP",
            "amount_cents INTEGER",
        ],
    }
    assert len(set(rows)) == 3


def test_the_same_seed_makes_the_same_rows_on_every_machine(built: tuple[Path, Datasets]) -> None:
    path, datasets = built
    digest = hashlib.sha256()
    with duckdb.connect(str(path), read_only=True) as connection:
        for schema in datasets.expected:
            for table in shipped_kit().tables:
                rows = connection.execute(f'SELECT * FROM "{schema}".{table}').fetchall()
                digest.update(f"{schema} {table} {sorted(map(repr, rows))}\n".encode())

    assert digest.hexdigest() == GOLDEN


def test_another_seed_makes_other_rows_in_the_same_number() -> None:
    one, other = _rows(SEED), _rows(SEED + 1)

    assert [len(rows) for rows in one] == [len(rows) for rows in other]
    assert all(len(set(ours) & set(theirs)) < len(ours) / 10 for ours, theirs in zip(one, other, strict=True))


def test_the_data_can_be_read_by_eye(built: tuple[Path, Datasets]) -> None:
    with duckdb.connect(str(built[0]), read_only=True) as connection:
        sizes = [
            connection.execute(f"SELECT count(*), count(DISTINCT {key}) FROM {HIDDEN[0]}.{table}").fetchone()
            for table, key in (("raw_customers", "customer_id"), ("raw_orders", "order_id"), ("raw_events", "event_id"))
        ]

    assert sizes == [(59, 52), (363, 326), (514, 503)]


def test_every_trap_touches_orders_of_its_own(desk: Desk) -> None:
    """A trap that shares no order with another can be told apart from it."""
    before = _by_order(desk, desk.datasets.plain)
    touched = {
        trap: {order for order, rows in _by_order(desk, schema).items() if rows != before[order]}
        for trap, schema in desk.datasets.single.items()
    }

    shared = {
        (one, other)
        for one, orders in touched.items()
        for other, others in touched.items()
        if one < other and orders & others
    }
    assert shared == set()


def test_a_large_dataset_has_the_traps_in_the_same_share() -> None:
    kit, traps = shipped_kit(), ("cdc_versions", "exact_dupes", "cust_history")
    with opened() as connection:
        plant(connection, kit, shipped_material(), Recipe("large", SEED, traps, orders=9000))
        orders = connection.execute("SELECT count(*), count(DISTINCT order_id) FROM raw_orders").fetchone()
        moved = connection.execute(
            "SELECT count(*) FROM (SELECT customer_id FROM raw_customers GROUP BY ALL HAVING count(*) > 1)"
        ).fetchone()

    assert (orders, moved) == ((9000 + 30 * (10 + 11), 9000), (90,))


def _by_order(desk: Desk, schema: str) -> dict[object, list[tuple[object, ...]]]:
    found = defaultdict(list)
    for order in desk.rows(schema, "raw_orders"):
        found[order[0]].append(order)
    for event in desk.rows(schema, "raw_events"):
        found[event[1]].append(event)
    return found


def _rows(seed: int) -> list[list[tuple[object, ...]]]:
    with opened() as connection:
        plant(connection, shipped_kit(), shipped_material(), Recipe("data", seed))
        return [connection.table(f"data.{table}").fetchall() for table in shipped_kit().tables]
