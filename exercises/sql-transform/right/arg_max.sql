-- dialect: duckdb
-- One GROUP BY per table with arg_max over the whole row.
WITH orders AS (
    SELECT order_id, unnest(arg_max(raw_orders, (updated_at, ingested_at)))
    FROM raw_orders
    GROUP BY order_id
),
customers AS (
    SELECT customer_id, arg_max({'country': country, 'is_test': is_test}, valid_from) AS latest
    FROM raw_customers
    GROUP BY customer_id
),
refunds AS (
    SELECT order_id, list_sum(list_transform(list_distinct(list({'id': event_id, 'cents': amount_cents})),
        lambda refund: coalesce(refund.cents, 0))) AS cents
    FROM raw_events
    WHERE event_type = 'refund'
    GROUP BY order_id
)
SELECT
    coalesce(orders.customer_id, -1) AS customer_id,
    (orders.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York')::DATE AS order_date,
    coalesce(first(customers.latest.country), 'unknown') AS country,
    count(*)::SMALLINT AS orders_cnt,
    (coalesce(sum(orders.amount_cents), 0) / 100)::DECIMAL(12, 2) AS gross_usd,
    (coalesce(sum(refunds.cents), 0) / 100)::DECIMAL(12, 2) AS refund_usd,
    (coalesce(sum(orders.amount_cents), 0) / 100 - coalesce(sum(refunds.cents), 0) / 100)::DECIMAL(12, 2) AS net_usd
FROM orders
LEFT JOIN customers USING (customer_id)
LEFT JOIN refunds USING (order_id)
WHERE lower(trim(orders.status)) = 'completed' AND customers.latest.is_test IS NOT TRUE
    AND (orders.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') >= TIMESTAMP '2025-03-01'
    AND (orders.order_ts AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York') < TIMESTAMP '2025-04-01'
GROUP BY 1, 2
