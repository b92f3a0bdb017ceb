-- The start of the month: the night of 28 February is 1 March in UTC and does not count; 1 March itself does.
UPDATE raw_orders
SET
    order_ts = CASE
        WHEN lane(order_id) IN (120, 121, 122, 128) THEN TIMESTAMP '2025-03-01 00:30:00'
        WHEN lane(order_id) IN (123, 124, 125, 129) THEN TIMESTAMP '2025-03-01 13:00:00'
        ELSE TIMESTAMP '2025-02-28 14:00:00'
    END + to_minutes(draw('edge', order_id, 210))
WHERE lane(order_id) BETWEEN 120 AND 129;

UPDATE raw_orders
SET updated_at = order_ts + to_hours(2), ingested_at = order_ts + to_hours(3)
WHERE lane(order_id) BETWEEN 120 AND 129;

UPDATE raw_events
SET event_ts = orders.order_ts + to_minutes(event_id % 10)
FROM raw_orders AS orders
WHERE orders.order_id = raw_events.order_id AND lane(raw_events.order_id) BETWEEN 120 AND 129;
