-- The key: each table brought to one row per key first, then joined, then summed to the grain.
WITH latest_orders AS (
    SELECT order_id, customer_id, order_ts, status, amount_cents
    FROM raw_orders
    QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY updated_at DESC, ingested_at DESC) = 1
),

latest_customers AS (
    SELECT customer_id, country, is_test
    FROM raw_customers
    QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY valid_from DESC) = 1
),

refund_events AS (
    SELECT DISTINCT event_id, order_id, amount_cents
    FROM raw_events
    WHERE event_type = 'refund'
),

refunds_per_order AS (
    SELECT order_id, sum(amount_cents) AS refund_cents
    FROM refund_events
    GROUP BY order_id
),

completed_orders AS (
    SELECT
        coalesce(orders.customer_id, -1) AS customer_id,
        CAST(orders.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' AS DATE) AS order_date,
        coalesce(customers.country, 'unknown') AS country,
        coalesce(orders.amount_cents, 0) AS gross_cents,
        coalesce(refunds.refund_cents, 0) AS refund_cents
    FROM latest_orders AS orders
    LEFT JOIN latest_customers AS customers ON customers.customer_id = orders.customer_id
    LEFT JOIN refunds_per_order AS refunds ON refunds.order_id = orders.order_id
    WHERE lower(trim(orders.status)) = 'completed'
        AND customers.is_test IS NOT TRUE
)

SELECT
    customer_id,
    order_date,
    country,
    count(*) AS orders_cnt,
    sum(gross_cents) / 100 AS gross_usd,
    sum(refund_cents) / 100 AS refund_usd,
    (sum(gross_cents) - sum(refund_cents)) / 100 AS net_usd
FROM completed_orders
WHERE order_date >= DATE '2025-03-01' AND order_date < DATE '2025-04-01'
GROUP BY customer_id, order_date, country
