"""Hostile SQL in a test comes to nothing, and says so."""

from pathlib import Path

import pytest

from scorecard.core.checkup import Outcome
from scorecard.kits.datatest.finding import facts
from scorecard.kits.datatest.ground import Ground
from tests.kits.datatest.sample import observed, schema


@pytest.mark.parametrize(
    ("sql", "outcome"),
    [
        ("select * from read_csv('/etc/passwd')", Outcome.REFUSED),
        ("copy (select 1) to '/tmp/x'", Outcome.REFUSED),
        ("select 1; drop table fct_orders", Outcome.REFUSED),
        ("select 1) as a, (select 2", Outcome.DOES_NOT_RUN),
        ("create table t as select 1", Outcome.DOES_NOT_RUN),
        ("select * from fct_order", Outcome.DOES_NOT_RUN),
        ("select no_such_column from fct_orders", Outcome.DOES_NOT_RUN),
        ("select * from other_schema.fct_orders", Outcome.REFUSED),
        ("select 'a\x00b'", Outcome.REFUSED),
        ("select count(*) from range(100000000000) as a (x) where x % 7 = 8", Outcome.TOO_SLOW),
    ],
)
def test_hostile_sql_does_not_run(ground: Ground, tmp_path: Path, sql: str, outcome: Outcome) -> None:
    result = observed(ground, tmp_path, {"a.sql": sql})

    assert (result.outcome, facts(result)[0].id) == (outcome, f"{outcome.value}_1")


def test_a_hostile_where_does_not_leave_the_sandbox(ground: Ground, tmp_path: Path) -> None:
    where = "order_id in (select 1 from read_text('/etc/passwd'))"
    result = observed(ground, tmp_path, {"schema.yml": schema("order_id", f'{{not_null: {{where: "{where}"}}}}')})

    assert result.outcome is Outcome.REFUSED


def test_a_where_that_closes_the_parenthesis_is_refused(ground: Ground, tmp_path: Path) -> None:
    result = observed(
        ground, tmp_path, {"schema.yml": schema("order_id", '{not_null: {where: "true) union all (select 1"}}')}
    )

    assert result.outcome in {Outcome.REFUSED, Outcome.DOES_NOT_RUN}
