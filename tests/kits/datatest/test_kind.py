"""A whole report on data tests, and what a candidate gets."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.core.checkup import Outcome
from scorecard.errors import InvalidError
from scorecard.kits.datatest import kind as datatest
from tests.kits.datatest.sample import CASE, FOLDER, KIT, read_yaml


def test_a_good_suite_is_reported_whole() -> None:
    checkup = datatest.check(CASE, FOLDER / "suites" / "good", read_yaml=read_yaml)

    assert checkup.outcome is Outcome.RIGHT
    assert [fact.id for fact in checkup.facts[:4]] == ["missed", "carried", "odd_alarm_2", "credited"]
    assert checkup.facts[3].sentence.startswith("The tests catch 28 of 32 faults, 73 of 81 by business weight")
    assert checkup.sandbox["os_guard"]


def test_sql_is_read_as_the_engine_reads_it_where_no_dialect_is_named(tmp_path: Path) -> None:
    test = tmp_path / "latest.sql"
    test.write_text("from {{ ref('fct_orders') }} select order_id where amount < 0")

    found = datatest.check(CASE, test, dialect="", read_yaml=read_yaml)

    assert found.outcome is Outcome.RIGHT


def test_the_pack_holds_nothing_of_the_key() -> None:
    files = datatest.pack(CASE, read_yaml=read_yaml)
    text = b"\n".join(files.values()).decode().lower()

    tables = ["data/dim_customers.csv", "data/fct_orders.csv", "data/src_daily_totals.csv"]
    assert sorted(files) == ["NOTES.md", "brief.md", *tables, "schema.sql", "schema.yml"]
    assert [script.id for script in (*KIT.faults, *KIT.odd) if script.id in text or script.what.lower() in text] == []


def test_each_candidate_has_a_month_of_their_own_and_always_the_same() -> None:
    first, again = (datatest.pack(CASE, read_yaml=read_yaml) for _ in range(2))
    other = datatest.pack(replace(CASE, candidate="bob", seed=4712), read_yaml=read_yaml)

    assert first == again
    assert {name for name in first if first[name] != other[name]} == {
        "data/fct_orders.csv",
        "data/src_daily_totals.csv",
    }


def test_a_pack_that_comes_back_whole_is_read_without_what_was_given(tmp_path: Path) -> None:
    for name, data in datatest.pack(CASE, read_yaml=read_yaml).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data.replace(b"\n", b"\r\n"))
    with pytest.raises(InvalidError, match="nothing but what the candidate was given"):
        datatest.check(CASE, tmp_path, read_yaml=read_yaml)

    (tmp_path / "NOTES.md").write_text("order_id is unique")

    told = {fact.id: fact.sentence for fact in datatest.check(CASE, tmp_path, read_yaml=read_yaml).facts}
    assert sorted(told) == ["best_five", "plain_words"]
    assert told["plain_words"].startswith("There are notes in plain words, which are yours to read: NOTES.md. ")
