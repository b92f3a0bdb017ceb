-- dialect: duckdb
-- QUALIFY, FROM first, GROUP BY ALL: DuckDB at its shortest.
WITH o AS (
    FROM raw_orders
    WINDOW newest AS (PARTITION BY order_id ORDER BY updated_at DESC, ingested_at DESC)
    QUALIFY row_number() OVER newest = 1
),
c AS (
    FROM raw_customers
    QUALIFY valid_from = max(valid_from) OVER (PARTITION BY customer_id)
),
r AS (
    SELECT order_id, sum(amount_cents) AS refund_cents
    FROM (FROM raw_events WHERE event_type = 'refund' QUALIFY row_number() OVER (PARTITION BY event_id) = 1)
    GROUP BY ALL
)
SELECT
    ifnull(o.customer_id, -1) AS CUSTOMER_ID,
    timezone('America/New_York', timezone('UTC', order_ts))::DATE AS ORDER_DATE,
    ifnull(any_value(country), 'unknown') AS COUNTRY,
    count(*) AS ORDERS_CNT,
    ifnull(sum(amount_cents), 0) / 100 AS GROSS_USD,
    ifnull(sum(refund_cents), 0) / 100 AS REFUND_USD,
    GROSS_USD - REFUND_USD AS NET_USD
FROM o
LEFT JOIN c USING (customer_id)
LEFT JOIN r USING (order_id)
WHERE trim(status) ILIKE 'completed'
  AND is_test IS DISTINCT FROM TRUE
GROUP BY o.customer_id, ORDER_DATE
HAVING min(timezone('America/New_York', timezone('UTC', order_ts))) >= '2025-03-01'
   AND max(timezone('America/New_York', timezone('UTC', order_ts))) < '2025-04-01'
