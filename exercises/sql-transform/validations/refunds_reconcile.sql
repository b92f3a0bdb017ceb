-- Refunds and countries per customer, from the events down: each refund event once, found through its order.
WITH refund_events AS (
    SELECT event_id, min(order_id) AS order_id, min(amount_cents) AS amount_cents
    FROM raw_events
    WHERE event_type = 'refund'
    GROUP BY event_id
),

latest_orders AS (
    SELECT order_id, arg_max(raw_orders, (updated_at, ingested_at)) AS version
    FROM raw_orders
    GROUP BY order_id
),

latest_customers AS (
    SELECT customer_id, arg_max(raw_customers, valid_from) AS version
    FROM raw_customers
    GROUP BY customer_id
),

expected AS (
    SELECT
        coalesce(orders.version.customer_id, -1) AS customer_id,
        sum(coalesce(refund_events.amount_cents, 0)) / 100.0 AS refund_usd
    FROM refund_events
    INNER JOIN latest_orders AS orders ON orders.order_id = refund_events.order_id
    LEFT JOIN latest_customers AS customers ON customers.customer_id = orders.version.customer_id
    WHERE trim(lower(orders.version.status)) = 'completed'
        AND customers.version.is_test IS NOT TRUE
        AND orders.version.order_ts >= TIMESTAMP '2025-03-01 05:00:00'
        AND orders.version.order_ts < TIMESTAMP '2025-04-01 04:00:00'
    GROUP BY ALL
),

found AS (
    SELECT customer_id, sum(refund_usd) AS refund_usd, min(country) AS country, max(country) AS other_country
    FROM curated
    GROUP BY customer_id
)

SELECT
    found.customer_id,
    expected.refund_usd AS expected_refund,
    found.refund_usd,
    customers.version.country AS expected_country,
    found.country,
    found.other_country
FROM found
FULL JOIN expected ON expected.customer_id = found.customer_id
LEFT JOIN latest_customers AS customers ON customers.customer_id = found.customer_id
WHERE abs(coalesce(found.refund_usd, 0) - coalesce(expected.refund_usd, 0)) > 0.005
    OR found.country IS DISTINCT FROM coalesce(customers.version.country, 'unknown')
    OR found.other_country IS DISTINCT FROM found.country
