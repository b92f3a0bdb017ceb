-- Orders of the late evening in New York: on the UTC calendar they belong to the next day.
UPDATE raw_orders
SET
    order_ts = date_trunc('day', order_ts) + to_days(1) + to_minutes(draw('night', order_id, 230)),
    updated_at = updated_at + to_hours(14),
    ingested_at = ingested_at + to_hours(14)
WHERE lane(order_id) BETWEEN 90 AND 99;

UPDATE raw_events
SET event_ts = orders.order_ts + to_minutes(event_id % 10)
FROM raw_orders AS orders
WHERE orders.order_id = raw_events.order_id AND lane(raw_events.order_id) BETWEEN 90 AND 99;
