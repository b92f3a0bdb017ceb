"""Other dialects and dbt's references come across, and what does not is said."""

import pytest

from scorecard.errors import InvalidError, WrongUsageError
from scorecard.kits.sql.dialect import chosen, declared, render, without_dbt


def ids(sql: str, dialect: str) -> list[str]:
    return [fact.id for fact in render(sql, dialect).facts]


KNOWN = ("duckdb", "postgres", "snowflake", "spark", "tsql")


def test_the_engines_own_dialect_stays_as_it_is() -> None:
    sql = "from t\nselect  a -- as I like it"

    assert render(sql, "duckdb").sql == sql


@pytest.mark.parametrize(
    "written",
    [
        "{{ ref('raw_orders') }}",
        '{{ref("raw_orders")}}',
        "{{ ref('shop', 'raw_orders') }}",
        "{{ source('shop', 'raw_orders') }}",
        "{{- source('shop-eu', 'raw_orders') -}}",
    ],
)
def test_a_reference_becomes_the_name_of_the_table(written: str) -> None:
    assert without_dbt(f"select * from {written}") == "select * from raw_orders"


def test_settings_go_and_lines_keep_their_numbers() -> None:
    model = "{{ config(\n  materialized='table'\n) }}\nselect 1\n{# a\nnote #}, 2"

    assert without_dbt(model) == "\n\n\nselect 1\n\n, 2"


def test_other_jinja_is_named_with_its_line_and_not_run() -> None:
    rendering = render("select 1\n{% if x %}, 2{% endif %}", "duckdb")

    assert [fact.id for fact in rendering.facts] == ["jinja"]
    assert rendering.facts[0].sentence.startswith("Line 2 ")


@pytest.mark.parametrize(
    ("dialect", "written"),
    [
        ("tsql", "SELECT CAST(t.at AT TIME ZONE 'UTC' AT TIME ZONE 'Eastern Standard Time' AS DATE) AS d FROM t"),
        ("databricks", "SELECT CAST(from_utc_timestamp(t.at, 'America/New_York') AS DATE) AS d FROM t"),
        ("spark", "SELECT to_date(from_utc_timestamp(t.at, 'America/New_York')) AS d FROM t"),
        ("bigquery", "SELECT DATE(t.at, 'America/New_York') AS d FROM t"),
        ("bigquery", "SELECT EXTRACT(DATE FROM t.at AT TIME ZONE 'America/New_York') AS d FROM t"),
        ("snowflake", "SELECT CONVERT_TIMEZONE('UTC', 'America/New_York', t.at)::DATE AS d FROM t"),
        ("postgres", "SELECT (t.at AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')::date AS d FROM t"),
    ],
)
def test_each_dialects_way_to_new_york_gives_the_same_day(dialect: str, written: str) -> None:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'; CREATE TABLE t AS SELECT TIMESTAMP '2025-03-05 02:00' AS at")
        found = connection.execute(render(written, dialect).sql).fetchone()

    assert [str(value) for value in found or ()] == ["2025-03-04"]


def test_a_division_of_whole_numbers_is_pointed_out_where_the_dialect_cuts_it() -> None:
    assert ids("SELECT SUM(a) / 100 AS x FROM t", "postgres") == ["dialect_division"]
    assert ids("SELECT SUM(a) / 100.0 AS x FROM t", "postgres") == []
    assert ids("SELECT SUM(a) / 100 AS x FROM t", "snowflake") == []


def test_what_is_not_understood_is_no_judgement() -> None:
    rendering = render("SELECT FROM WHERE ((", "tsql")

    assert not rendering.understood
    assert [fact.id for fact in rendering.facts] == ["dialect_not_read"]


@pytest.mark.parametrize(
    ("asked", "line", "dialect"),
    [
        ("", "-- dialect: PostgreSQL 16", "postgres"),
        ("", "-- Dialect: T-SQL", "tsql"),
        ("PostgreSQL", "select 1", "postgres"),
        ("t-sql", "-- dialect: duckdb", "tsql"),
        ("duckdb", "-- dialect: spark", "spark"),
        ("snowflake", "-- dialect: oracle", "snowflake"),
    ],
)
def test_a_dialect_goes_by_the_names_people_use(asked: str, line: str, dialect: str) -> None:
    assert chosen(KNOWN, asked, line) == dialect


def test_a_dialect_that_is_not_read_is_the_fault_of_who_names_it() -> None:
    with pytest.raises(InvalidError, match="The answer says that its dialect is oracle"):
        chosen(KNOWN, "", "-- dialect: oracle")
    with pytest.raises(WrongUsageError, match="There is no dialect postgrse here; did you mean postgres"):
        chosen(KNOWN, "postgrse", "")


def test_the_first_line_names_the_dialect() -> None:
    assert declared("-- dialect: Postgres\nselect 1") == "postgres"
    assert declared("select 1 -- dialect: postgres") is None
