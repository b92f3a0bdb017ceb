-- Orders and their amounts per customer and day, found another way: a version counts if no other version beats it, and
-- the month is cut by moments in UTC. Returns the days that differ.
WITH versions AS (
    SELECT DISTINCT order_id, customer_id, order_ts, status, amount_cents, updated_at, ingested_at
    FROM raw_orders
    WHERE order_ts >= TIMESTAMP '2025-03-01 05:00:00' AND order_ts < TIMESTAMP '2025-04-01 04:00:00'
),

testers AS (
    SELECT customer_id
    FROM raw_customers AS customers
    WHERE is_test AND valid_from = (
        SELECT max(valid_from) FROM raw_customers AS history WHERE history.customer_id = customers.customer_id
    )
),

expected AS (
    SELECT
        coalesce(customer_id, -1) AS customer_id,
        CAST(order_ts - to_hours(CASE WHEN order_ts < TIMESTAMP '2025-03-09 07:00:00' THEN 5 ELSE 4 END) AS DATE)
            AS order_date,
        count(*) AS orders_cnt,
        sum(coalesce(amount_cents, 0)) / 100.0 AS gross_usd
    FROM versions
    WHERE upper(trim(status)) = 'COMPLETED'
        AND NOT EXISTS (
            SELECT 1 FROM versions AS newer
            WHERE newer.order_id = versions.order_id
                AND (newer.updated_at, newer.ingested_at) > (versions.updated_at, versions.ingested_at)
        )
        AND NOT EXISTS (SELECT 1 FROM testers WHERE testers.customer_id = versions.customer_id)
    GROUP BY ALL
)

SELECT
    customer_id,
    order_date,
    expected.orders_cnt AS expected_orders,
    curated.orders_cnt,
    expected.gross_usd AS expected_gross,
    curated.gross_usd
FROM expected
FULL JOIN curated USING (customer_id, order_date)
WHERE expected.orders_cnt IS DISTINCT FROM curated.orders_cnt
    OR abs(coalesce(expected.gross_usd, 0) - coalesce(curated.gross_usd, 0)) > 0.005
