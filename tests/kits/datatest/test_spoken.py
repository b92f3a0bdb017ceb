"""Tests that are proposed in words count like their SQL."""

from scorecard.core.scorecard import FactSource
from scorecard.kits.datatest.spoken import checklist
from tests.kits.datatest.sample import CASE, read_yaml


def test_tests_in_plain_words_are_counted_like_their_sql() -> None:
    listed = checklist(CASE, read_yaml)

    found = listed.facts(("customers_found", "loaded_fresh", "postcodes_filled", "postcodes_all"))

    # 4 + 3 + 2 faults, none of them twice; the heaviest of the other 23 is one of those of weight 3
    assert [(fact.severity, fact.id, fact.criteria) for fact in found] == [
        ("high", "noted_alarm_postcodes_all", ("thresholds",)),
        ("medium", "noted_credited", ("choice",)),
        ("medium", "noted_missed", ("choice",)),
        ("info", "noted_loaded_fresh", ("choice",)),
        ("info", "noted_customers_found", ("choice",)),
        ("info", "noted_postcodes_filled", ("choice",)),
    ]
    assert found[1].sentence.startswith("The tests proposed in words catch 9 of 32 faults, ")
    assert found[2].sentence == "23 faults pass every test proposed; the 15 heaviest weigh 3 each."
    assert {fact.source for fact in found} == {FactSource.INTERVIEWER}
    assert listed.facts(()) == ()
