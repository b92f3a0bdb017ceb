-- trap: cust_history
-- Every row of the customer is joined, and max(country) hides that the orders are doubled.
WITH ranked_orders AS (
    SELECT
        raw_orders.*,
        ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY updated_at DESC, ingested_at DESC) AS rn
    FROM raw_orders
),

orders AS (
    SELECT
        order_id,
        customer_id,
        CAST(order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' AS DATE) AS order_date,
        amount_cents
    FROM ranked_orders
    WHERE rn = 1 AND LOWER(TRIM(status)) = 'completed'
),

ranked_customers AS (
    SELECT
        raw_customers.*,
        ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY valid_from DESC) AS rn
    FROM raw_customers
),

customers AS (
    SELECT customer_id, country, is_test FROM ranked_customers
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
    COALESCE(MAX(customers.country), 'unknown') AS country,
    COUNT(*) AS orders_cnt,
    COALESCE(SUM(orders.amount_cents), 0) / 100.0 AS gross_usd,
    COALESCE(SUM(refunds.amount_cents), 0) / 100.0 AS refund_usd,
    (COALESCE(SUM(orders.amount_cents), 0) - COALESCE(SUM(refunds.amount_cents), 0)) / 100.0 AS net_usd
FROM orders
LEFT JOIN customers ON customers.customer_id = orders.customer_id  -- here
LEFT JOIN refunds ON refunds.order_id = orders.order_id
WHERE COALESCE(customers.is_test, FALSE) = FALSE
  AND orders.order_date BETWEEN DATE '2025-03-01' AND DATE '2025-03-31'
GROUP BY COALESCE(orders.customer_id, -1), orders.order_date
