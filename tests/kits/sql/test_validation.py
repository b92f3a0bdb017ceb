"""Validation queries are judged by what they do on right and on wrong tables."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from scorecard.kits.sql.bench import Bench, bench
from scorecard.kits.sql.validation import Judged, facts, judge, mistakes, trap_of
from tests.kits.sql.corpus import FOLDER, VALIDATIONS, read_yaml

SEED = 4_100_000_002

NAIVE = """
SELECT g.total, r.total FROM (SELECT sum(gross_usd) AS total FROM curated) AS g,
(SELECT sum(amount_cents) / 100.0 AS total FROM raw_orders) AS r WHERE abs(g.total - r.total) > 0.01
"""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return bench(FOLDER, SEED, read_yaml)


@pytest.fixture(scope="module")
def judged(at: Bench) -> Mapping[str, Judged]:
    handed_in = {
        "keys.sql": "SELECT customer_id FROM curated GROUP BY customer_id, order_date HAVING count(*) > 1",
        "naive.sql": NAIVE,
        "never.sql": "SELECT 1 WHERE false",
        "nowhere.sql": "SELECT * FROM nowhere",
        "own.sql": VALIDATIONS["orders_reconcile"],
    }
    return {one.name: one for one in judge(at, handed_in, "duckdb")}


def test_the_kits_own_reconciliation_is_silent_on_a_right_table_and_sees_most_mistakes(
    at: Bench, judged: Mapping[str, Judged]
) -> None:
    own = judged["own.sql"]

    assert (own.alarms, own.error) == (0, "")
    assert len(own.caught) > len(mistakes(at)) / 2


def test_comparing_with_the_plain_sum_is_a_false_alarm_that_is_shown(judged: Mapping[str, Judged]) -> None:
    naive = judged["naive.sql"]

    assert (naive.alarms, len(naive.rows)) == (1, 1)
    assert re.fullmatch(r"total \d+(\.\d\d?)?, total \d+(\.\d\d?)?", naive.rows[0])


def test_keys_see_what_multiplies_rows_and_little_else(at: Bench, judged: Mapping[str, Judged]) -> None:
    assert 0 < len(judged["keys.sql"].caught) < len(mistakes(at)) / 4


def test_a_query_that_never_fires_sees_nothing(judged: Mapping[str, Judged]) -> None:
    assert judged["never.sql"] == Judged("never.sql")


def test_a_query_that_does_not_run_is_said_to(judged: Mapping[str, Judged]) -> None:
    assert "nowhere" in judged["nowhere.sql"].error


def test_the_facts_say_what_each_did_and_what_they_come_to() -> None:
    seen = (Judged("a.sql", caught=("x", "y")), Judged("b.sql", alarms=3), Judged("c.sql", caught=("z",)))

    assert [(fact.id, fact.severity, fact.sentence) for fact in facts(seen, ("w", "x", "y", "z"), ("validation",))] == [
        ("validation_1", "info", "The validation a.sql is silent on a right table and sees 2 of 4 wrong ones."),
        ("validation_2", "medium", "The validation b.sql raises a false alarm: it returns 3 rows on a right table."),
        ("validation_3", "info", "The validation c.sql is silent on a right table and sees 1 of 4 wrong ones."),
        (
            "validations",
            "info",
            "The sound validations together see 3 of 4 wrong tables. They miss, among others, those below.",
        ),
    ]


def test_there_is_a_wrong_table_for_every_trap(at: Bench) -> None:
    named = {trap_of(Path(path).read_text()) for path in mistakes(at).values()}

    assert {trap.id for trap in at.kit.traps} <= named
