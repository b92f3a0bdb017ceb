-- An order is refunded in two or three parts of different size.
INSERT INTO raw_events
SELECT
    order_id * 10 + 2 + part, order_id, customer_id, 'refund', order_ts + to_minutes(20 * part),
    100 * (10 * part - 9 + lane(order_id) % 10)
FROM raw_orders
CROSS JOIN range(1, 4) AS parts (part)
WHERE lane(order_id) IN (130, 132, 133, 134, 135, 137) AND part <= 2 + lane(order_id) % 2;
