"""A whole report on data tests, and what a candidate gets."""

from pathlib import Path

from scorecard.core.checkup import Outcome
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
    files = datatest.pack(CASE)
    text = b"\n".join(files.values()).decode().lower()

    assert sorted(files) == ["NOTES.md", "brief.md", "schema.sql", "schema.yml"]
    assert [script.id for script in (*KIT.faults, *KIT.odd) if script.id in text or script.what.lower() in text] == []
