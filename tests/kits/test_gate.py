import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.kits import gate
from tests.kits.ground import attacks

TABLES = ("raw_orders", "raw_customers", "raw_events")

MADE_OF = "a submission is made of SELECT, CREATE TABLE … AS and CREATE VIEW … AS."

ALLOWED = [
    "SELECT 1",
    "FROM raw_orders",
    "VALUES (1), (2)",
    "(SELECT 1) UNION ALL (SELECT 2)",
    "SELECT * FROM Raw_Orders AS o JOIN RAW_CUSTOMERS USING (customer_id)",
    "WITH a AS (FROM raw_orders QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY updated_at DESC) = 1) FROM a",
    "SELECT CAST(order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' AS DATE) FROM raw_orders",
    "WITH raw_orders AS (SELECT * FROM raw_orders WHERE status = 'completed') SELECT * FROM raw_orders",
    "WITH RECURSIVE days(d) AS (SELECT 1 UNION ALL SELECT d + 1 FROM days WHERE d < 31) FROM days",
    "SELECT DISTINCT ON (customer_id) * FROM raw_customers ORDER BY customer_id, valid_from DESC",
    "SELECT * FROM raw_orders o WHERE NOT EXISTS (FROM raw_events e WHERE e.order_id = o.order_id)",
    "SELECT arg_max(status, updated_at), sum(amount_cents) FILTER (WHERE status = 'x') FROM raw_orders GROUP BY ALL",
    "SELECT * FROM range(3) r(i), unnest([1, 2]) u(j), generate_series(1, 2) s(k)",
    "SELECT * FROM raw_orders, LATERAL (SELECT 1)",
    "SELECT * FROM raw_orders PIVOT (count(*) FOR status IN ('a', 'b'))",
    "CREATE OR REPLACE TEMP TABLE curated AS SELECT 1; SELECT * FROM Curated",
    "CREATE VIEW a AS FROM raw_orders; CREATE TABLE b AS (SELECT * FROM a); SELECT * FROM b;",
    "SELECT 1; -- a comment behind the end",
    'SELECT \'COPY\', "from" /* ; INSTALL x */ FROM (SELECT 1 AS "from") -- ; LOAD y',
]

REFUSED = {
    "SELECT *\nFROM orders": 'Line 2: "orders" is neither a table of the exercise nor made in the submission.',
    "SELECT * FROM 'orders.csv'": 'Line 1: "orders.csv" is neither a table of the exercise nor made in the submission.',
    "SELECT * FROM main.raw_orders": "Line 1: a table is named without a schema before it.",
    "FROM read_csv('x')": 'Line 1: "read_csv" is not read from; only unnest, range and generate_series make rows.',
    "SELECT 1; -- and then\n\nINSTALL httpfs; SELECT 2": f"Line 3: INSTALL is not run; {MADE_OF}",
    "COPY raw_orders TO 'x'": f"Line 1: COPY is not run; {MADE_OF}",
    "SET threads = 8": f"Line 1: SET is not run; {MADE_OF}",
    "CHECKPOINT": f"Line 1: This is not run; {MADE_OF}",
    "CREATE MACRO sum(x) AS 0": f'Line 1: CREATE "MACRO" is not run; {MADE_OF}',
    "CREATE TABLE t (a INTEGER)": f"Line 1: CREATE TABLE is not run without AS SELECT; {MADE_OF}",
    "CREATE TABLE raw_orders AS SELECT 1": 'Line 1: "raw_orders" is a table of the exercise and is not made anew.',
    "CREATE TABLE s.t AS SELECT 1": "Line 1: what is made takes a name without a schema before it.",
    'CREATE TABLE "/x.csv" AS SELECT 1': 'Line 1: "/x.csv" is not a plain name.',
    "WITH a AS (INSERT INTO raw_orders SELECT 1 RETURNING *) FROM a": (
        f"Line 1: INSERT is not run inside a query; {MADE_OF}"
    ),
    "SELECT getenv('HOME')": 'Line 1: the function "getenv" is not for reading data and is not run.',
    "SELECT * FROM raw_orders WHERE order_id = ?": "Line 1: a parameter stands here, and nothing gives it a value.",
    "SELECT 1\nFROM (": "Line 2 is not understood by the check before running.",
    "SELECT 'x": "The SQL is not understood by the check before running. A quote or a comment is not closed.",
    " -- nothing": "There is no statement in it, only blanks or comments.",
    "SELECT 1;" * 21: "The submission has 21 statements; it may have up to 20.",
    "SELECT '\udcff'": "The submission is not text in UTF-8.",
    "SELECT 1\0": "The submission holds a NUL character, which no SQL does.",
    "-" * 65537: "The submission has more than 65,536 bytes; so long a text is not read.",
    f"FROM {'x' * 99}": f'Line 1: "{"x" * 60}…" is neither a table of the exercise nor made in the submission.',
}


@pytest.mark.parametrize("sql", ALLOWED)
def test_what_a_submission_is_made_of_passes(sql: str) -> None:
    assert gate.refusal(sql, TABLES) is None


@pytest.mark.parametrize("sql", REFUSED, ids=lambda sql: ascii(sql[:40]))
def test_a_refusal_is_a_sentence_that_says_where_and_why(sql: str) -> None:
    assert gate.refusal(sql, TABLES) == REFUSED[sql]


def test_a_later_text_may_read_what_an_earlier_one_made() -> None:
    assert gate.refusal(["CREATE VIEW stg AS FROM raw_orders", "SELECT * FROM stg"], TABLES) is None


def test_an_earlier_text_may_not_read_what_a_later_one_makes() -> None:
    found = gate.refusal(["SELECT 1", "\nSELECT * FROM stg", "CREATE VIEW stg AS FROM raw_orders"], TABLES)

    assert found == 'Part 2, line 2: "stg" is neither a table of the exercise nor made in the submission.'


@pytest.mark.parametrize(
    ("sql", "absent"),
    [
        ("SELECT * FROM raw_order", True),
        ("WITH a AS (FROM raw_orders) FROM b", True),
        ("SELECT * FROM 'raw_order.csv'", False),
        ("SELECT * FROM duckdb_secrets", False),
        ("FROM PG_CLASS", False),
        ("FROM sqlite_master", False),
        ("SELECT * FROM raw_order, read_csv('x')", False),
        ("SELECT * FROM raw_order; COPY raw_orders TO 'x'", False),
    ],
)
def test_a_slip_in_a_name_is_told_from_what_reaches_for_more(sql: str, *, absent: bool) -> None:
    found = gate.objection([sql], TABLES)

    assert found
    assert found.absent == absent


def test_what_is_not_understood_is_no_judgement_on_the_answer() -> None:
    assert gate.objection(["SELECT FROM WHERE ((("], TABLES) == gate.Objection(
        "Line 1 is not understood by the check before running.", understood=False
    )


def test_a_statement_that_is_hard_to_read_writes_nothing_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        gate.refusal('CREATE SECRET "\x1b[2J" (TYPE s3)', TABLES)

    assert caplog.text == ""


WORDS = sorted({word for group in ("read", "dos", "config") for one in attacks(group) for word in one.sql.split()})


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=30).map(" ".join))
def test_no_text_whatsoever_upsets_the_gate(sql: str) -> None:
    found = gate.refusal(sql, TABLES)

    assert found is None or found.endswith(".")
