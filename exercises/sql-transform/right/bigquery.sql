-- dialect: bigquery
WITH latest_orders AS (
  SELECT * EXCEPT (version_rank)
  FROM (
    SELECT
      *,
      ROW_NUMBER() OVER (PARTITION BY order_id ORDER BY updated_at DESC, ingested_at DESC) AS version_rank
    FROM raw_orders
  )
  WHERE version_rank = 1
),
latest_customers AS (
  SELECT customer_id, country, is_test
  FROM raw_customers
  WHERE TRUE
  QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY valid_from DESC) = 1
),
refunds AS (
  SELECT order_id, SUM(IFNULL(amount_cents, 0)) AS refund_cents
  FROM (SELECT DISTINCT event_id, order_id, amount_cents FROM raw_events WHERE event_type = 'refund')
  GROUP BY order_id
)
SELECT
  IFNULL(o.customer_id, -1) AS customer_id,
  DATE(TIMESTAMP(o.order_ts, 'UTC'), 'America/New_York') AS order_date,
  IFNULL(ANY_VALUE(c.country), 'unknown') AS country,
  COUNT(*) AS orders_cnt,
  SUM(IFNULL(o.amount_cents, 0)) / 100 AS gross_usd,
  SUM(IFNULL(r.refund_cents, 0)) / 100 AS refund_usd,
  SUM(IFNULL(o.amount_cents, 0) - IFNULL(r.refund_cents, 0)) / 100 AS net_usd
FROM latest_orders AS o
LEFT JOIN latest_customers AS c ON c.customer_id = o.customer_id
LEFT JOIN refunds AS r ON r.order_id = o.order_id
WHERE LOWER(TRIM(o.status)) = 'completed'
  AND (c.is_test IS NULL OR c.is_test = FALSE)
  AND DATE(TIMESTAMP(o.order_ts, 'UTC'), 'America/New_York') BETWEEN DATE '2025-03-01' AND DATE '2025-03-31'
GROUP BY 1, 2
