-- Orders between 4 and 5 o'clock UTC: the day before until 8 March, the same day once summer time holds in New York.
UPDATE raw_orders
SET
    order_ts = TIMESTAMP '2025-03-04 04:00:00' + to_minutes(draw('night', order_id, 50)) + to_days(
        CASE
            WHEN lane(order_id) IN (100, 101, 102, 108) THEN draw('winter', order_id, 5)
            WHEN lane(order_id) = 107 THEN 26
            ELSE 7 + draw('summer', order_id, 18)
        END
    )
WHERE lane(order_id) BETWEEN 100 AND 109;

UPDATE raw_orders
SET updated_at = order_ts + to_hours(2), ingested_at = order_ts + to_hours(3)
WHERE lane(order_id) BETWEEN 100 AND 109;

UPDATE raw_events
SET event_ts = orders.order_ts + to_minutes(event_id % 10)
FROM raw_orders AS orders
WHERE orders.order_id = raw_events.order_id AND lane(raw_events.order_id) BETWEEN 100 AND 109;
