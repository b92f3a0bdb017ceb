-- Two versions share updated_at; the one that was ingested later counts: in some orders it stands first, in
-- others last.
INSERT INTO raw_orders
SELECT * REPLACE (
    amount_cents + 100 * (3 + draw('tied amount', order_id, 9)) AS amount_cents,
    ingested_at - to_minutes(4) AS ingested_at
)
FROM raw_orders WHERE lane(order_id) BETWEEN 20 AND 23
UNION ALL
SELECT * REPLACE (
    amount_cents + 100 * (3 + draw('tied amount', order_id, 9)) AS amount_cents,
    ingested_at + to_minutes(15) AS ingested_at
)
FROM raw_orders WHERE lane(order_id) BETWEEN 24 AND 26
UNION ALL
SELECT * REPLACE ('cancelled' AS status, ingested_at + to_minutes(15) AS ingested_at)
FROM raw_orders WHERE lane(order_id) = 27;
