-- Two refunds of one order are equal in amount, some in time as well; only their ids differ.
INSERT INTO raw_events
SELECT
    order_id * 10 + 2 + part, order_id, customer_id, 'refund',
    order_ts + to_minutes(60 + part * (lane(order_id) % 2)), 100 * (1 + lane(order_id) % 10)
FROM raw_orders
CROSS JOIN range(2) AS parts (part)
WHERE lane(order_id) IN (150, 152, 153, 154, 155, 157);
