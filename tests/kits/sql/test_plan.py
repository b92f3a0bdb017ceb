"""The engine's account of a run, as both major versions of DuckDB tell it."""

import json
from typing import Any

from scorecard.kits.ran import Ran, Status
from scorecard.kits.sql.plan import Account, Step, account, words

ORDERS = Step("TABLE_SCAN", 0.25, 120, ("raw_orders",), "", ())
CUSTOMERS = Step("TABLE_SCAN", 0.0, 10, ("raw_customers",), "", ())
JOIN = Step("HASH_JOIN", 0.5, 150, ("raw_orders", "raw_customers"), "customer_id", (ORDERS, CUSTOMERS))


def told(*plans: Any) -> Ran:
    return Ran(Status.OK, rows=tuple((1.5, json.dumps(plan)) for plan in plans))


def newer(kind: str, seconds: float, rows: int, more: dict[str, object], *below: Any) -> dict[str, object]:
    """A step as DuckDB 2 tells it."""
    return {"type": kind, "timing": seconds, "intermediate_rows": rows, "extra_info": more, "children": below}


def older(kind: str, seconds: float, rows: int, more: dict[str, object], *below: Any) -> dict[str, object]:
    """A step as DuckDB 1 tells it."""
    said = {"operator_name": f"{kind} ", "operator_type": kind, "operator_timing": seconds}
    return {**said, "operator_cardinality": rows, "extra_info": more, "children": below}


def joined(step: Any) -> Any:
    return step(
        "HASH_JOIN",
        0.5,
        150,
        {"Join Type": "INNER", "Conditions": "customer_id = customer_id"},
        step("TABLE_SCAN", 0.25, 120, {"Table": 'kit."large".raw_orders'}),
        step("TABLE_SCAN", 0.0, 10, {"Table": "raw_customers"}),
    )


def test_both_versions_of_the_engine_are_understood() -> None:
    second = {"operator": [joined(newer)], "system": {"peak_buffer_memory": 2000}}
    first = {"children": [joined(older)], "system_peak_buffer_memory": 2000}

    assert account(told(second)) == account(told(first)) == Account(1.5, 2000, (JOIN, ORDERS, CUSTOMERS))


def test_the_accounts_of_several_statements_are_one() -> None:
    plan = {"operator": [joined(newer)], "system": {"peak_buffer_memory": 2000}}

    assert account(told({"result": "a view"}, plan, plan)) == Account(4.5, 2000, (JOIN, ORDERS, CUSTOMERS) * 2)


def test_a_step_that_several_read_brings_its_tables_to_each() -> None:
    reading = newer("CTE_SCAN", 0, 120, {"CTE Index": "7"})
    shared = newer("CTE", 0, 0, {"Table Index": "7"}, newer("TABLE_SCAN", 0, 120, {"Table": "raw_orders"}), reading)
    read = account(told({"operator": [shared]}))

    assert read is not None
    assert [(step.kind, step.rows, step.tables) for step in read.steps] == [
        ("CTE", 120, ("raw_orders",)),
        ("TABLE_SCAN", 120, ("raw_orders",)),
        ("CTE_SCAN", 120, ("raw_orders",)),
    ]


def test_what_is_no_account_is_none() -> None:
    deep = newer("FILTER", 0, 0, {})
    for _ in range(450):
        deep = newer("FILTER", 0, 0, {}, deep)

    assert [account(told(plan)) for plan in (7, {"operator": [{}]}, {"operator": [deep]}, None)] == [None] * 4
    assert account(Ran(Status.OK, rows=((1.0, "no JSON"),))) is None


def test_steps_have_plain_words() -> None:
    assert [words(step) for step in (ORDERS, JOIN, Step("CROSS_PRODUCT", 0, 1200, (), "", (ORDERS, ORDERS)))] == [
        "the reading of raw_orders: 120 rows",
        "the join of raw_orders with raw_customers on customer_id: 150 rows",
        "the join of raw_orders with itself: 1,200 rows",
    ]
    assert [
        words(Step(kind, 0, 7, (), "a > \x1b[31m1", (ORDERS,)))
        for kind in ("HASH_GROUP_BY", "WINDOW", "FILTER", "ORDER_BY", "PROJECTION", "CTE", "NEW_THING")
    ] == [
        "the grouping (GROUP BY or DISTINCT) of 120 rows into 7",
        "the window a > \x1b[31m1 over 120 rows",
        "the condition a > \x1b[31m1 on 120 rows",
        "the sorting of 120 rows",
        "the computing of columns for 120 rows",
        "the handing on to several steps of 120 rows",
        "the operator new thing on 120 rows",
    ]


def test_what_a_candidate_wrote_is_made_safe_and_short() -> None:
    said = "a" * 40 + "\x1b[31m" + "b" * 40
    step = newer("FILTER", 0, 7, {"Expression": said}, newer("TABLE_SCAN", 0, 9, {"Table": "t"}))
    read = account(told({"operator": [step]}))

    assert read is not None
    assert words(read.steps[0]) == f"the condition {'a' * 40}^[[31m{'b' * 17}… on 9 rows"
