-- A refund event is delivered twice, some three times.
INSERT INTO raw_events
SELECT
    order_id * 10 + 2, order_id, customer_id, 'refund', order_ts + to_minutes(50), 100 * (1 + lane(order_id) % 10)
FROM raw_orders
WHERE lane(order_id) IN (140, 142, 143, 144, 145, 147);

INSERT INTO raw_events
SELECT raw_events.*
FROM raw_events
CROSS JOIN range(2) AS copies (copy)
WHERE event_type = 'refund' AND lane(order_id) BETWEEN 140 AND 147 AND (copy = 0 OR lane(order_id) <= 142);
