-- A customer orders for the same amount twice on one day.
INSERT INTO raw_orders
SELECT * REPLACE (order_id + 1 AS order_id, order_ts + to_minutes(15) AS order_ts)
FROM raw_orders WHERE lane(order_id) BETWEEN 200 AND 207;

INSERT INTO raw_events
SELECT order_id * 10, order_id, customer_id, 'checkout', order_ts, NULL
FROM raw_orders WHERE lane(order_id) BETWEEN 200 AND 207 AND order_id % 10 = 1;
