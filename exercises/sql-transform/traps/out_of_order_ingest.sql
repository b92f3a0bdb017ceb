-- An old version reaches us after the latest one.
INSERT INTO raw_orders
SELECT * REPLACE (
    CASE WHEN lane(order_id) IN (33, 34) THEN 'placed' ELSE status END AS status,
    amount_cents + 100 * (3 + draw('stale amount', order_id, 9)) AS amount_cents,
    updated_at - to_minutes(40) AS updated_at,
    ingested_at + to_hours(6) AS ingested_at
)
FROM raw_orders WHERE lane(order_id) BETWEEN 30 AND 37;
