"""From what an answer did on each dataset to facts in plain words."""

from dataclasses import replace

from scorecard.core.scorecard import Fact
from scorecard.kits.sql.diagnose import diagnose
from tests.kits.sql.corpus import RIGHT, WRONG, Desk, query_of, shipped_kit, shipped_material


def key(*changes: tuple[str, str]) -> str:
    query = shipped_material().key
    for old, new in changes:
        assert old in query
        query = query.replace(old, new)
    return query


def named(desk: Desk, query: str) -> list[str]:
    return [fact.id for fact in desk.facts(query)]


UTC_DAY = ("CAST(orders.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' AS DATE)", "orders.order_ts::DATE")
STATUS_AS_TYPED = ("lower(trim(orders.status))", "orders.status")
HISTORY_JOIN = ("    QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY valid_from DESC) = 1\n", "")


def test_a_right_answer_is_run_on_the_hidden_datasets_only(desk: Desk) -> None:
    assert desk.facts(query_of(RIGHT["windows"])) == ()
    assert desk.asked == list(desk.datasets.hidden)


def test_a_fan_out_is_told_with_its_count_rows_and_question(desk: Desk) -> None:
    first, *rest = desk.facts(query_of(WRONG["history_join_max_country"]))

    assert replace(first, examples=()) == Fact(
        id="history_join",
        sentence="23 orders are counted again: the join to the customers meets every row of their history. "
        'Ask: "What happens to your totals when a customer has two rows?"',
        severity="high",
        trap="cust_history",
        criteria=("grain",),
    )
    assert len(first.examples) == 5
    assert first.examples[0] == (
        "customer_id 110, order_date 2025-03-05: country 'DE' instead of 'BR', orders_cnt 2 instead of 1, "
        "gross_usd 422.00 instead of 211.00, refund_usd 408.00 instead of 204.00, net_usd 14.00 instead of 7.00"
    )
    assert [fact.id for fact in rest] == ["whole"]


def test_two_mistakes_are_told_as_two(desk: Desk) -> None:
    assert named(desk, key(UTC_DAY, STATUS_AS_TYPED)) == ["status_as_typed", "utc_day", "whole"]
    assert named(desk, key(UTC_DAY, HISTORY_JOIN)) == ["history_join", "utc_day", "grain", "whole"]


def test_what_the_role_needs_comes_before_what_exceeds_it(desk: Desk) -> None:
    lookalike = ("lower(trim(orders.status)) = 'completed'", "lower(trim(orders.status)) LIKE '%completed%'")
    facts = desk.facts(key(lookalike, UTC_DAY))

    assert [(fact.id, fact.severity) for fact in facts] == [
        ("utc_day", "high"),
        ("status_contains", "medium"),
        ("whole", "info"),
    ]


def test_a_mistake_nobody_foresaw_is_told_by_its_trap(desk: Desk) -> None:
    first, _ = desk.facts(key(("coalesce(orders.amount_cents, 0)", "coalesce(orders.amount_cents, 1000)")))

    assert (first.id, first.trap) == ("null_amount", "null_amount")
    assert first.sentence == (
        "The answer is wrong where a completed order has no amount: gross_usd is too high in 8 rows, "
        'net_usd is too high in 8 rows. Ask: "What do count, sum and minus do with an empty amount?"'
    )


def test_what_is_wrong_on_ordinary_rows_is_told_before_any_trap(desk: Desk) -> None:
    facts = desk.facts(key(("coalesce(customers.country, 'unknown')", "coalesce(lower(country), 'unknown')"), UTC_DAY))

    assert [fact.id for fact in facts] == ["plain", "utc_day", "whole"]
    assert facts[0].sentence == (
        "The answer is wrong on ordinary rows already, without any trap: country is different in 221 rows."
    )


EVENTS = (
    "    LEFT JOIN refunds_per",
    "    LEFT JOIN raw_events ON raw_events.order_id = orders.order_id\n    LEFT JOIN refunds_per",
)
VERSIONS = (
    "    QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY updated_at DESC, ingested_at DESC) = 1\n",
    "",
)
REFUNDED = ("LEFT JOIN refunds_per", "INNER JOIN refunds_per")


def test_a_trap_is_named_beside_ordinary_rows_that_are_wrong_in_the_same_way(desk: Desk) -> None:
    assert named(desk, key(EVENTS)) == ["join_fans_out", "whole"]
    assert named(desk, key(EVENTS, VERSIONS)) == ["join_fans_out", "versions_all_counted", "whole"]
    assert named(desk, key(EVENTS, HISTORY_JOIN)) == ["join_fans_out", "history_join", "grain", "whole"]
    assert named(desk, key(REFUNDED, UTC_DAY)) == ["refunds_inner_join", "utc_day", "whole"]


def test_no_trap_is_named_where_all_rows_change_with_any(desk: Desk) -> None:
    counted = ("count(*) AS", "count(*) + (SELECT count(*) FROM raw_orders) AS")

    assert named(desk, key(counted)) == ["plain", "whole"]


def test_rows_that_stand_side_by_side_by_chance_name_no_trap(desk: Desk) -> None:
    assert named(desk, query_of(WRONG["one_row_per_order"])) == ["row_per_order", "grain", "whole"]


def test_traps_that_are_harmless_alone_and_not_together_are_told_as_such(desk: Desk) -> None:
    nobody = "(SELECT count(*) FROM raw_customers WHERE country IS NULL)"
    shouted = "(SELECT count(*) FROM raw_orders WHERE status = 'COMPLETED')"
    first, *rest = desk.facts(key(("count(*) AS", f"count(*) + any_value({nobody} * {shouted}) AS")))

    assert (first.id, first.severity, rest) == ("whole", "high", [])
    assert first.sentence.startswith("Right where each trap stands alone, wrong where they meet.")


def test_an_answer_that_stops_everywhere_is_tried_on_ordinary_rows_and_no_further(desk: Desk) -> None:
    facts = desk.facts("SELECT nonsense FROM raw_orders")

    assert [fact.id for fact in facts] == ["stopped"]
    assert "nonsense" in facts[0].sentence
    assert desk.asked == [*desk.datasets.hidden, desk.datasets.plain]


def test_an_answer_that_stops_on_a_trap_is_told_by_the_trap(desk: Desk) -> None:
    stumbles = ("coalesce(orders.amount_cents, 0)", "coalesce(orders.amount_cents, error('no amount'))")
    first = desk.facts(key(stumbles))[0]

    said = "The answer brings no result where a completed order has no amount: Invalid Input Error: no amount"
    asked = 'Ask: "What do count, sum and minus do with an empty amount?"'
    assert (first.trap, first.sentence) == ("null_amount", f"{said} {asked}")


def test_columns_that_are_missing_come_first_and_remarks_last(desk: Desk) -> None:
    net = "    (sum(gross_cents) - sum(refund_cents)) / 100 AS net_usd\n"
    query = key(
        (f",\n{net}", ",\n    strftime(order_date, '%d') AS day\n"),
        ("    order_date,\n    country", "    order_date::TEXT AS order_date,\n    country"),
    )

    assert [(fact.severity, fact.sentence) for fact in desk.facts(query)] == [
        ("high", "The table lacks net_usd."),
        ("low", "The table has columns that were not asked for: day."),
        ("low", "order_date should hold dates; it holds 2025-03-03."),
    ]


def test_remarks_alone_leave_an_answer_right(desk: Desk) -> None:
    query = key(("    country,\n    count", "    country,\n    1 AS one,\n    count"))
    sight = desk.sight(query)

    assert (sight.right, [fact.id for fact in diagnose(shipped_kit(), sight)]) == (True, ["columns_extra"])


def test_a_broken_grain_is_told_with_its_rows(desk: Desk) -> None:
    fact = next(fact for fact in desk.facts(query_of(WRONG["guests_one_by_one"])) if fact.id == "grain")

    assert (fact.severity, fact.criteria, len(fact.examples)) == ("high", ("grain",), 5)
    assert fact.sentence == (
        "The grain does not hold: 6 rows repeat a customer_id and order_date that another row has."
    )
