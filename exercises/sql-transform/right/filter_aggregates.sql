-- dialect: duckdb
-- Everything is kept until the last step, where FILTER says what counts.
WITH latest AS (
    SELECT
        order_id,
        max(customer_id) AS customer_id,
        max(order_ts) AS order_ts,
        max_by(status, epoch_us(updated_at)::HUGEINT * 10000000000000000 + epoch_us(ingested_at)) AS status,
        max_by(coalesce(amount_cents, 0), epoch_us(updated_at)::HUGEINT * 10000000000000000 + epoch_us(ingested_at))
            AS cents
    FROM raw_orders
    GROUP BY order_id
),
refund_once AS (
    SELECT event_id, any_value(order_id) AS order_id, max(amount_cents) AS cents
    FROM raw_events
    GROUP BY event_id
    HAVING max(event_type) = 'refund'
),
refunds AS (
    SELECT order_id, sum(cents) AS cents FROM refund_once GROUP BY order_id
),
customers AS (
    SELECT
        customer_id,
        last(country ORDER BY valid_from) AS country,
        last(is_test ORDER BY valid_from) AS is_test
    FROM raw_customers
    GROUP BY customer_id
),
flagged AS (
    SELECT
        coalesce(latest.customer_id, -1) AS customer_id,
        CAST(latest.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York' AS DATE) AS order_date,
        coalesce(customers.country, 'unknown') AS country,
        latest.cents AS gross,
        coalesce(refunds.cents, 0) AS refunded,
        lower(trim(latest.status)) = 'completed' AND coalesce(NOT customers.is_test, TRUE) AS counts
    FROM latest
    LEFT JOIN customers ON customers.customer_id = latest.customer_id
    LEFT JOIN refunds ON refunds.order_id = latest.order_id
)
SELECT
    customer_id,
    order_date,
    min(country) AS country,
    count(*) FILTER (WHERE counts) AS orders_cnt,
    sum(gross) FILTER (WHERE counts) / 100 AS gross_usd,
    sum(refunded) FILTER (WHERE counts) / 100 AS refund_usd,
    sum(gross - refunded) FILTER (WHERE counts) / 100 AS net_usd
FROM flagged
WHERE year(order_date) = 2025 AND month(order_date) = 3
GROUP BY customer_id, order_date
HAVING bool_or(counts)
