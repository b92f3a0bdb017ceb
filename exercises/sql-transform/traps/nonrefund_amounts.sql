-- Events that are no refunds carry amounts too, and the names of some begin like one.
INSERT INTO raw_events
SELECT order_id * 10 + 1, order_id, customer_id, 'return_requested', order_ts + to_minutes(45), NULL
FROM raw_orders
WHERE lane(order_id) IN (190, 192, 193, 194)
UNION ALL
SELECT order_id * 10 + 3, order_id, customer_id, 'refund_requested', order_ts + to_minutes(50), NULL
FROM raw_orders
WHERE lane(order_id) BETWEEN 193 AND 195
UNION ALL
SELECT order_id * 10 + 4, order_id, customer_id, 'refund_rejected', order_ts + to_minutes(55), NULL
FROM raw_orders
WHERE lane(order_id) BETWEEN 195 AND 197;

UPDATE raw_events
SET amount_cents = orders.amount_cents
FROM raw_orders AS orders
WHERE orders.order_id = raw_events.order_id
    AND raw_events.event_type <> 'refund' AND lane(raw_events.order_id) BETWEEN 190 AND 197;
