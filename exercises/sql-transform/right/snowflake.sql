-- dialect: snowflake
WITH latest_orders AS (
    SELECT order_id, customer_id, order_ts, status, amount_cents
    FROM raw_orders
    QUALIFY ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY updated_at DESC, ingested_at DESC) = 1
),
latest_customers AS (
    SELECT customer_id, country, is_test
    FROM raw_customers
    QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY valid_from DESC) = 1
),
refunds AS (
    SELECT order_id, SUM(NVL(amount_cents, 0)) AS refund_cents
    FROM (
        SELECT event_id, order_id, amount_cents
        FROM raw_events
        WHERE event_type = 'refund'
        QUALIFY ROW_NUMBER() OVER (PARTITION BY event_id ORDER BY event_ts) = 1
    )
    GROUP BY order_id
),
enriched AS (
    SELECT
        NVL(o.customer_id, -1) AS customer_id,
        TO_DATE(CONVERT_TIMEZONE('UTC', 'America/New_York', o.order_ts)) AS order_date,
        NVL(c.country, 'unknown') AS country,
        ZEROIFNULL(o.amount_cents) AS gross_cents,
        ZEROIFNULL(r.refund_cents) AS refund_cents
    FROM latest_orders o
    LEFT JOIN latest_customers c ON c.customer_id = o.customer_id
    LEFT JOIN refunds r ON r.order_id = o.order_id
    WHERE LOWER(TRIM(o.status)) = 'completed'
      AND NVL(c.is_test, FALSE) = FALSE
)
SELECT
    customer_id,
    order_date,
    country,
    COUNT(*) AS orders_cnt,
    SUM(gross_cents) / 100 AS gross_usd,
    SUM(refund_cents) / 100 AS refund_usd,
    SUM(gross_cents - refund_cents) / 100 AS net_usd
FROM enriched
WHERE order_date >= '2025-03-01'::DATE AND order_date < DATEADD(month, 1, '2025-03-01'::DATE)
GROUP BY customer_id, order_date, country
