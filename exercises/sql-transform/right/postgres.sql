-- dialect: postgres
WITH latest_orders AS (
    SELECT DISTINCT ON (order_id) order_id, customer_id, order_ts, status, amount_cents
    FROM raw_orders
    ORDER BY order_id, updated_at DESC, ingested_at DESC
),
latest_customers AS (
    SELECT DISTINCT ON (customer_id) customer_id, country, is_test
    FROM raw_customers
    ORDER BY customer_id, valid_from DESC
),
refunds AS (
    SELECT order_id, SUM(amount_cents) AS refund_cents
    FROM (SELECT DISTINCT event_id, order_id, amount_cents FROM raw_events WHERE event_type = 'refund') AS once
    GROUP BY order_id
)
SELECT
    COALESCE(o.customer_id, -1) AS customer_id,
    (o.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')::date AS order_date,
    COALESCE(c.country, 'unknown') AS country,
    COUNT(*)::int AS orders_cnt,
    ROUND(SUM(COALESCE(o.amount_cents, 0)) / 100.0, 2) AS gross_usd,
    ROUND(SUM(COALESCE(r.refund_cents, 0)) / 100.0, 2) AS refund_usd,
    ROUND(SUM(COALESCE(o.amount_cents, 0) - COALESCE(r.refund_cents, 0)) / 100.0, 2) AS net_usd
FROM latest_orders AS o
LEFT JOIN latest_customers AS c ON c.customer_id = o.customer_id
LEFT JOIN refunds AS r ON r.order_id = o.order_id
WHERE LOWER(BTRIM(o.status)) = 'completed'
  AND c.is_test IS NOT TRUE
  AND o.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' >= '2025-03-01'::timestamp
  AND o.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' < '2025-04-01'::timestamp
GROUP BY 1, 2, 3
