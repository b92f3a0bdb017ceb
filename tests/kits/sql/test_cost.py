"""What an answer costs on large data; here the large data is small."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.core.scorecard import Fact
from scorecard.kits import sql
from scorecard.kits.kind import Case
from scorecard.kits.sql import cost
from tests.kits.sql.corpus import FOLDER, RIGHT, WRONG, read_yaml


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped kit, but for its largest size."""
    place = shutil.copytree(FOLDER, tmp_path_factory.mktemp("kits") / "sql-transform")
    said = (place / "kit.yaml").read_text()
    (place / "kit.yaml").write_text(said.replace("large: 1000000\n", "large: 30000\n"))
    return place


def seen(folder: Path, place: Path) -> tuple[Fact, ...]:
    return sql.explain(Case(folder, "sql-transform", "anyone", 1), place, dialect="", read_yaml=read_yaml)


def written(folder: Path, text: str) -> Path:
    place = folder / "answer.sql"
    place.write_text(text)
    return place


def test_the_shipped_kit_has_a_million_orders() -> None:
    assert "\nlarge: 1000000\n" in (FOLDER / "kit.yaml").read_text()


def test_an_answer_is_set_beside_the_key(folder: Path) -> None:
    (found,) = seen(folder, RIGHT["windows"])

    assert (found.id, found.severity, found.criteria) == ("cost", "info", ("clarity",))
    assert found.sentence.startswith("On 30,000 orders the answer takes ")
    assert 0 < len(found.examples) <= 5
    assert all(" % of the time: the " in line for line in found.examples)


@pytest.mark.parametrize("name", ["long_form", "correlated", "set_operations", "dbt_model", "snowflake"])
def test_no_join_of_a_right_answer_multiplies_rows(folder: Path, name: str) -> None:
    assert {fact.id for fact in seen(folder, RIGHT[name])} <= {"cost", "cost_growth"}


def test_a_join_that_multiplies_rows_is_named_with_its_rows(folder: Path) -> None:
    found = {fact.id: fact for fact in seen(folder, WRONG["history_join"])}

    assert set(found) == {"cost", "cost_rows_multiply"}
    assert (
        found["cost_rows_multiply"].examples[0].startswith("the join of raw_customers with raw_orders on customer_id")
    )


def test_a_join_of_each_with_each_is_named(folder: Path, tmp_path: Path) -> None:
    text = "SELECT count(*) FROM raw_orders AS o INNER JOIN raw_customers AS c ON o.customer_id <> c.customer_id"

    assert "cost_each_with_each" in {fact.id for fact in seen(folder, written(tmp_path, text))}


def test_several_statements_are_accounted_for_together(folder: Path, tmp_path: Path) -> None:
    text = (
        "CREATE TEMP TABLE latest AS SELECT * FROM raw_orders QUALIFY row_number() OVER (PARTITION BY order_id "
        "ORDER BY updated_at DESC) = 1; CREATE VIEW curated AS SELECT customer_id, count(*) AS n FROM latest GROUP BY 1"
    )

    (found,) = seen(folder, written(tmp_path, text))

    assert any("the writing to a table of " in line for line in found.examples)
    assert any("the grouping (GROUP BY or DISTINCT) of " in line for line in found.examples)


def test_an_answer_that_does_not_end_says_so_beside_the_keys_time(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cost, "LIMITS", replace(cost.LIMITS, seconds=3.0, wall_seconds=4.0))
    endless = "WITH RECURSIVE r AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM r) SELECT count(*) FROM r"

    (found,) = seen(folder, written(tmp_path, endless))

    assert found.id == "cost_unfinished"
    assert found.sentence.startswith(
        "On 300 orders the answer brings no result. It was stopped after 3 seconds, the limit for one dataset. "
        "The key takes "
    )


@pytest.mark.parametrize("text", ["SELECT nothing_like_it FROM raw_orders", "SELECT * FROM read_text('/etc/passwd')"])
def test_what_the_report_says_already_is_not_said_again(folder: Path, tmp_path: Path, text: str) -> None:
    assert seen(folder, written(tmp_path, text)) == ()
