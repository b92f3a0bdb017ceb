"""The line of an answer that a cause points at: the right one or none."""

import pytest

from scorecard.kits.sql import spot

ANSWER = """\
WITH people AS (
    SELECT customer_id, country, is_test FROM raw_customers
),
paid AS (SELECT order_id, sum(amount_cents) AS cents FROM raw_events GROUP BY 1)
SELECT o.customer_id,
    CAST(o.order_ts AS DATE) AS order_date,
    sum(p.cents) // 100 AS refund_usd
FROM raw_orders AS o
LEFT JOIN people AS c ON c.customer_id = o.customer_id
LEFT JOIN paid AS p ON p.order_id = o.order_id
WHERE lower(o.status) = 'completed' AND NOT c.is_test
    AND o.order_ts >= '2025-03-01'
    AND o.order_ts < '2025-04-01'
GROUP BY 1, 2
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("read raw_orders", 8),
        ("join raw_customers", 9),
        ("join raw_events", 10),
        ("use status", 11),
        ("use is_test", 11),
        ("since order_ts", 12),
        ("until order_ts", 13),
        ("make order_date", 6),
        ("last refund_usd", 7),
        ("divide refund_usd", 7),
        ("aggregate amount_cents", 4),
    ],
)
def test_a_spot_that_the_answer_has_in_one_line_is_shown(where: str, line: int) -> None:
    shown = spot.line_of(spot.read(ANSWER, "duckdb"), [where])

    assert shown == f"line {line}: {ANSWER.splitlines()[line - 1].strip()}"


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("join raw_orders", "joined to others, and not they to it"),
        ("test order_ts", "in two lines"),
        ("make refund_usd", "computed in two steps"),
        ("order updated_at", "not there"),
        ("lookup raw_customers", "not there"),
    ],
)
def test_nothing_is_shown_where_the_spot_is_absent_or_in_several_lines(where: str, why: str) -> None:
    assert spot.line_of(spot.read(ANSWER, "duckdb"), [where]) == "", why


def test_the_first_spot_that_is_there_decides() -> None:
    answer = spot.read(ANSWER, "duckdb")

    assert spot.line_of(answer, ["order updated_at", "read raw_events"]).startswith("line 4: ")
    assert spot.line_of(answer, ["test order_ts", "read raw_events"]) == ""


def test_a_step_may_bear_the_name_of_the_table_that_it_reads() -> None:
    answer = spot.read(
        "WITH raw_customers AS (SELECT * FROM raw_customers)\nSELECT 1 FROM raw_orders\nJOIN raw_customers USING (id)",
        "duckdb",
    )

    assert spot.line_of(answer, ["join raw_customers"]) == "line 3: JOIN raw_customers USING (id)"


def test_a_join_of_a_subquery_is_shown_where_it_begins() -> None:
    answer = spot.read("SELECT 1 FROM raw_orders o\nJOIN (\n  SELECT id FROM raw_customers\n) c ON c.id = o.id", "tsql")

    assert spot.line_of(answer, ["join raw_customers"]) == "line 2: JOIN ("


@pytest.mark.parametrize(
    "text", ["SELECT FROM WHERE ((", "", "WITH a AS (SELECT * FROM b), b AS (SELECT * FROM a) SELECT * FROM a"]
)
def test_what_cannot_be_told_is_not_shown(text: str) -> None:
    answer = spot.read(text, "duckdb")

    assert [spot.line_of(answer, [f"{kind} raw_orders"]) for kind in spot.SPOTS] == [""] * len(spot.SPOTS)


def test_steps_that_double_what_they_read_are_looked_through_once_each() -> None:
    steps = ", ".join(f"s{n + 1} AS (SELECT 1 FROM s{n} a JOIN s{n} b ON true)" for n in range(60))
    answer = spot.read(f"WITH s0 AS (FROM raw_orders), {steps} SELECT 1 FROM raw_events\nJOIN s60 ON true", "duckdb")

    assert spot.line_of(answer, ["join raw_orders"]) == "line 2: JOIN s60 ON true"
