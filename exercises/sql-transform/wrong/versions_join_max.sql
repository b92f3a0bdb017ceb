-- trap: exact_dupes
-- The latest version is found by joining on max(updated_at), which keeps every copy of it.
WITH ranked_orders AS (
    SELECT raw_orders.*
    FROM raw_orders
    INNER JOIN (SELECT order_id, MAX(updated_at) AS updated_at FROM raw_orders GROUP BY order_id) AS newest  -- here
        ON newest.order_id = raw_orders.order_id AND newest.updated_at = raw_orders.updated_at
),

orders AS (
    SELECT
        order_id,
        customer_id,
        CAST(order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' AS DATE) AS order_date,
        amount_cents
    FROM ranked_orders
    WHERE LOWER(TRIM(status)) = 'completed'
),

ranked_customers AS (
    SELECT
        raw_customers.*,
        ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY valid_from DESC) AS rn
    FROM raw_customers
),

customers AS (
    SELECT customer_id, country, is_test FROM ranked_customers WHERE rn = 1
),

refund_events AS (
    SELECT event_id, MIN(order_id) AS order_id, MAX(amount_cents) AS amount_cents
    FROM raw_events
    WHERE event_type = 'refund'
    GROUP BY event_id
),

refunds AS (
    SELECT order_id, SUM(amount_cents) AS amount_cents FROM refund_events GROUP BY order_id
)

SELECT
    COALESCE(orders.customer_id, -1) AS customer_id,
    orders.order_date,
    COALESCE(customers.country, 'unknown') AS country,
    COUNT(*) AS orders_cnt,
    COALESCE(SUM(orders.amount_cents), 0) / 100.0 AS gross_usd,
    COALESCE(SUM(refunds.amount_cents), 0) / 100.0 AS refund_usd,
    (COALESCE(SUM(orders.amount_cents), 0) - COALESCE(SUM(refunds.amount_cents), 0)) / 100.0 AS net_usd
FROM orders
LEFT JOIN customers ON customers.customer_id = orders.customer_id
LEFT JOIN refunds ON refunds.order_id = orders.order_id
WHERE COALESCE(customers.is_test, FALSE) = FALSE
  AND orders.order_date BETWEEN DATE '2025-03-01' AND DATE '2025-03-31'
GROUP BY COALESCE(orders.customer_id, -1), orders.order_date, COALESCE(customers.country, 'unknown')
