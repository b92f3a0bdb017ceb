-- dialect: duckdb
-- The latest version is the one that no other version beats; test accounts are taken out by NOT EXISTS.
WITH versions AS (
    SELECT DISTINCT order_id, customer_id, order_ts, status, amount_cents, updated_at, ingested_at
    FROM raw_orders
),
latest AS (
    SELECT v.*
    FROM versions AS v
    WHERE NOT EXISTS (
        SELECT 1 FROM versions AS newer
        WHERE newer.order_id = v.order_id
          AND (newer.updated_at > v.updated_at
               OR (newer.updated_at = v.updated_at AND newer.ingested_at > v.ingested_at))
    )
),
customer AS (
    SELECT c.*
    FROM raw_customers AS c
    WHERE NOT EXISTS (
        SELECT 1 FROM raw_customers AS newer
        WHERE newer.customer_id = c.customer_id AND newer.valid_from > c.valid_from
    )
),
completed AS (
    SELECT
        order_id,
        customer_id,
        (order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')::DATE AS order_date,
        coalesce(amount_cents, 0) AS amount_cents
    FROM latest
    WHERE lower(trim(status)) = 'completed'
      AND NOT EXISTS (SELECT 1 FROM customer WHERE customer.customer_id = latest.customer_id AND customer.is_test)
),
refunded AS (
    SELECT order_id, sum(amount_cents) AS amount_cents
    FROM (SELECT DISTINCT event_id, order_id, amount_cents FROM raw_events WHERE event_type = 'refund') AS once
    GROUP BY order_id
)
SELECT
    coalesce(completed.customer_id, -1) AS customer_id,
    completed.order_date,
    coalesce(customer.country, 'unknown') AS country,
    count(completed.order_id) AS orders_cnt,
    round(sum(completed.amount_cents) / 100.0, 2) AS gross_usd,
    round(sum(coalesce(refunded.amount_cents, 0)) / 100.0, 2) AS refund_usd,
    round(sum(completed.amount_cents - coalesce(refunded.amount_cents, 0)) / 100.0, 2) AS net_usd
FROM completed
LEFT JOIN customer ON customer.customer_id = completed.customer_id
LEFT JOIN refunded ON refunded.order_id = completed.order_id
WHERE completed.order_date BETWEEN '2025-03-01' AND '2025-03-31'
GROUP BY completed.customer_id, completed.order_date, customer.country
