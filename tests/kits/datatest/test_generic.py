"""dbt's four generic tests count what dbt counts; what is not interpreted is named and left."""

from pathlib import Path

import duckdb
import pytest

from scorecard.kits.datatest.ground import Ground
from scorecard.kits.datatest.trial import trusted, try_one
from tests.kits.datatest.sample import schema, suite_of


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Eight rows that tell the predicates apart: repeats, empty values, unknown parents."""
    file = tmp_path_factory.mktemp("golden") / "kit.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("""
            CREATE SCHEMA ordinary_1; USE ordinary_1;
            CREATE TABLE dim_customers AS SELECT * FROM (VALUES (1), (2), (NULL)) AS rows (customer_id);
            CREATE TABLE fct_orders AS SELECT * FROM (VALUES
                (1, 1, 'a'), (2, 2, 'a'), (2, 3, 'b'), (2, 3, 'x'), (3, NULL, 'x'), (3, 1, 'y'), (NULL, 4, NULL),
                (NULL, 1, 'a')
            ) AS rows (order_id, customer_id, status)
        """)
    return Ground(file, ("ordinary_1",), {}, {}, {})


# The counts are what `dbt test` reports as failures on these rows: repeated values, not repeated rows; no empty ones.
@pytest.mark.parametrize(
    ("column", "test", "failures"),
    [
        ("order_id", "not_null", 2),
        ("order_id", "unique", 2),
        ("status", "accepted_values: {values: [a, b]}", 2),
        ("status", "accepted_values: {arguments: {values: [a, b, x, y]}}", 0),
        ("order_id", "accepted_values: {values: [1, 2], quote: false}", 1),
        ("customer_id", "relationships: {to: ref('dim_customers'), field: customer_id}", 3),
        ("customer_id", "relationships: {arguments: {to: ref('dim_customers'), field: customer_id}}", 3),
        ("customer_id", "relationships: {to: \"source('shop', 'dim_customers')\", field: customer_id}", 3),
        ("order_id", "not_null: {where: \"status = 'a'\"}", 1),
        ("order_id", "unique: {config: {where: customer_id <> 3}}", 0),
        ("order_id", "unique: {config: {limit: 1}}", 1),
    ],
)
def test_a_generic_test_counts_what_dbt_counts(
    golden: Ground, tmp_path: Path, column: str, test: str, failures: int
) -> None:
    written = f"{{{test}}}" if ":" in test else test
    suite = suite_of(tmp_path, {"schema.yml": schema(column, written)})

    trial = try_one(suite.tests[0], golden.ordinary, trusted(golden))

    assert (trial.trouble, trial.counts) == (None, {"ordinary_1": failures})


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.sql", "{% set x = 1 %} select {{ x }}", "it uses Jinja beyond ref, source and config: {% set x = 1 %}"),
        ("a.sql", "select {{ env_var('HOME') }}", "it uses Jinja beyond ref, source and config: {{ env_var('HOME') }}"),
        ("a.sql", "{{ config(tags=['x']) }} select 1", "its config holds more than plain text and numbers."),
        ("a.yml", schema("amount", "dbt_utils.not_constant"), "it is not one of dbt's own four tests."),
        ("a.yml", schema("amount", '{unique: {where: "{{ x }}"}}'), "its where uses Jinja: {{ x }}"),
        ("a.yml", schema("amount", "{unique: {fail_calc: sum(n)}}"), "it sets fail_calc."),
        ("a.yml", schema('"1) or (1"', "unique"), "its column is not a plain name."),
        ("a.yml", schema("amount", '{unique: {error_if: "> (select 1)"}}'), "its error_if does not compare"),
        ("a.yml", "models: [{name: pg_tables}]", "the exercise has no table of that name."),
        ("a.yml", "models: 3", "it names no model or source to test."),
        ("a.yml", "[1, 2]", "it is not a dbt file of models or sources."),
    ],
)
def test_what_is_not_interpreted_is_named_and_left(tmp_path: Path, name: str, text: str, why: str) -> None:
    suite = suite_of(tmp_path, {name: text})

    assert suite.tests == ()
    assert suite.left[0].why.startswith(why)
