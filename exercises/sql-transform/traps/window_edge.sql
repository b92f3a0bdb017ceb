-- The end of the month: all of 31 March counts, its late evening is 1 April in UTC, and April does not count.
UPDATE raw_orders
SET
    order_ts = CASE
        WHEN lane(order_id) IN (110, 111, 118) THEN TIMESTAMP '2025-03-31 13:00:00'
        WHEN lane(order_id) IN (112, 113, 114, 119) THEN TIMESTAMP '2025-04-01 00:10:00'
        WHEN lane(order_id) IN (115, 116) THEN TIMESTAMP '2025-04-01 13:00:00'
        ELSE TIMESTAMP '2025-04-10 13:00:00'
    END + to_minutes(draw('edge', order_id, 210))
WHERE lane(order_id) BETWEEN 110 AND 119;

UPDATE raw_orders
SET updated_at = order_ts + to_hours(2), ingested_at = order_ts + to_hours(3)
WHERE lane(order_id) BETWEEN 110 AND 119;

UPDATE raw_events
SET event_ts = orders.order_ts + to_minutes(event_id % 10)
FROM raw_orders AS orders
WHERE orders.order_id = raw_events.order_id AND lane(raw_events.order_id) BETWEEN 110 AND 119;
