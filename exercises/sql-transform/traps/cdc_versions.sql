-- An order is corrected or cancelled later: several versions, of which only the latest counts.
INSERT INTO raw_orders
SELECT * REPLACE (
    amount_cents + 100 * (3 + draw('older amount', order_id, 9)) AS amount_cents,
    updated_at - to_minutes(40) AS updated_at,
    ingested_at - to_minutes(40) AS ingested_at
)
FROM raw_orders WHERE lane(order_id) BETWEEN 0 AND 4
UNION ALL
SELECT * REPLACE (
    'placed' AS status, updated_at - to_minutes(40) AS updated_at, ingested_at - to_minutes(40) AS ingested_at
)
FROM raw_orders WHERE lane(order_id) = 6
UNION ALL
SELECT * REPLACE (
    'cancelled' AS status, updated_at + to_hours(26) AS updated_at, ingested_at + to_hours(26) AS ingested_at
)
FROM raw_orders WHERE lane(order_id) IN (5, 7)
UNION ALL
SELECT * REPLACE (
    'completed' AS status, updated_at + to_hours(26) AS updated_at, ingested_at + to_hours(26) AS ingested_at
)
FROM raw_orders WHERE lane(order_id) IN (8, 9);
