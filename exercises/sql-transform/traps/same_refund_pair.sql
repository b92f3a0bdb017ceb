-- Two orders of a customer on one day are refunded by the same amount.
INSERT INTO raw_orders
SELECT * REPLACE (
    order_id + 1 AS order_id, order_ts + to_minutes(15) AS order_ts, amount_cents + 31700 AS amount_cents
)
FROM raw_orders WHERE lane(order_id) IN (210, 212, 213, 214, 215, 217);

INSERT INTO raw_events
SELECT
    order_id * 10 + 2, order_id, customer_id, 'refund', order_ts + to_minutes(50), 100 * (1 + lane(order_id) % 10)
FROM raw_orders WHERE lane(order_id) IN (210, 212, 213, 214, 215, 217);
