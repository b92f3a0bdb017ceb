-- An order that was not completed is refunded, on a day with a completed order of the same customer.
INSERT INTO raw_orders
SELECT * REPLACE (
    order_id + 1 AS order_id, order_ts + to_minutes(15) AS order_ts, 'completed' AS status,
    amount_cents + 31700 AS amount_cents
)
FROM raw_orders WHERE lane(order_id) IN (138, 148, 158, 168, 178, 188, 198, 208);

INSERT INTO raw_events
SELECT order_id * 10 + 2, order_id, customer_id, 'refund', order_ts + to_minutes(50), amount_cents - 700
FROM raw_orders WHERE lane(order_id) IN (138, 148, 158, 168, 178, 188, 198, 208) AND order_id % 10 = 0;
