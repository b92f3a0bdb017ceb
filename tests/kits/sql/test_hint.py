"""What sqlfluff says of how an answer reads."""

import importlib.util
from pathlib import Path

import pytest

from scorecard.core.scorecard import Fact
from scorecard.errors import WrongUsageError
from scorecard.kits import sql
from scorecard.kits.kind import Case
from scorecard.kits.sql import hint
from tests.kits.sql.corpus import FOLDER, RIGHT, read_yaml

CASE = Case(FOLDER, "sql-transform", "anyone", 1)
QUERY = """SELECT o.order_id
FROM raw_orders AS o
INNER JOIN raw_events AS e USING (order_id)
ORDER BY o.order_id, customer_id DESC
"""


def seen(folder: Path, text: str, dialect: str = "") -> dict[str, Fact]:
    place = folder / "answer.sql"
    place.write_text(text)
    return {fact.id: fact for fact in sql.hints(CASE, place, dialect=dialect, read_yaml=read_yaml)}


def test_a_hint_is_a_fact_with_its_lines_that_bears_on_clarity(tmp_path: Path) -> None:
    found = seen(tmp_path, QUERY)

    assert set(found) == {"hint_am03", "hint_rf02", "hint_st07"}
    assert found["hint_st07"] == Fact(
        id="hint_st07",
        sentence="sqlfluff ST07 (structure.using), line 3: Prefer specifying join keys instead of using 'USING'.",
        severity="info",
        criteria=("clarity",),
        examples=("line 3: Found USING statement. Expected only ON statements.",),
    )


def test_lines_are_those_of_the_file_in_a_dbt_model_too(tmp_path: Path) -> None:
    text = QUERY.replace("raw_orders", "{{ ref('raw_orders') }}").replace(
        "raw_events", "{{ source('s', 'raw_events') }}"
    )

    found = seen(tmp_path, "{{\n  config(materialized='table')\n}}\n" + text)

    assert found["hint_st07"].examples == ("line 6: Found USING statement. Expected only ON statements.",)


@pytest.mark.parametrize("name", ["snowflake", "bigquery", "postgres", "windows"])
def test_answers_are_read_in_their_dialect(name: str) -> None:
    found = sql.hints(CASE, RIGHT[name], dialect="", read_yaml=read_yaml)

    assert not [fact for fact in found if fact.id in ("hint_prs", "hint_lxr", "hint_tmp", "hints_unfinished")]


@pytest.mark.parametrize("dialect", ["databricks", "spark", "tsql"])
def test_every_dialect_is_known(tmp_path: Path, dialect: str) -> None:
    assert not seen(tmp_path, "SELECT order_id FROM raw_orders", dialect)


def test_layout_is_nobodys_business(tmp_path: Path) -> None:
    assert not seen(tmp_path, "select   ORDER_ID\n\n\n  from raw_orders  ")


def test_what_cannot_be_parsed_is_said(tmp_path: Path) -> None:
    found = seen(tmp_path, "SELECT a FROM raw_orders WHERE ((")

    assert {fact.sentence for fact in found.values()} == {"sqlfluff cannot read 1 place of the answer (line 1)."}


@pytest.mark.parametrize(
    "line", ["-- sqlfluff:rules:LT01", "--sqlfluff:exclude_rules:ST07,AM03,RF02", "-- noqa: disable=all"]
)
def test_an_answer_cannot_choose_its_own_rules(tmp_path: Path, line: str) -> None:
    assert set(seen(tmp_path, f"{line}\n{QUERY}")) == {"hint_am03", "hint_rf02", "hint_st07"}


def test_the_settings_of_the_folder_are_not_heeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".sqlfluff").write_text("[sqlfluff]\nrules = LT01\nlibrary_path = /nowhere\n")
    monkeypatch.chdir(tmp_path)

    assert "hint_st07" in seen(tmp_path, QUERY)


def test_a_template_is_not_filled_in(tmp_path: Path) -> None:
    found = seen(
        tmp_path, "-- sqlfluff:templater:jinja\nSELECT '{{ 6 * 7 }}' AS a\nFROM raw_orders WHERE {{ 6 * 7 }} = b"
    )

    assert "42" not in str(found)


def test_an_answer_that_is_too_much_for_it_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hint, "SECONDS", 2)

    assert set(seen(tmp_path, "SELECT " + "a + " * 15000 + "a FROM raw_orders")) == {"hints_unfinished"}


def test_bytes_that_are_no_text_are_left_to_the_report(tmp_path: Path) -> None:
    (tmp_path / "answer.sql").write_bytes(b"\xff\xfe SELECT 1")

    assert sql.hints(CASE, tmp_path / "answer.sql", dialect="", read_yaml=read_yaml) == ()


def test_without_sqlfluff_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(WrongUsageError, match="is not installed") as raised:
        seen(tmp_path, QUERY)
    assert raised.value.then == "Install it with the extra: pip install 'interview-scorecard[hints]'"
