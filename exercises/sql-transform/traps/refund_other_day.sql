-- The refund comes days after the order, some in April.
INSERT INTO raw_events
SELECT
    order_id * 10 + 2, order_id, customer_id, 'refund', order_ts + to_minutes(50), 100 * (1 + lane(order_id) % 10)
FROM raw_orders
WHERE lane(order_id) IN (160, 162, 163, 164, 165, 167);

UPDATE raw_events
SET event_ts = event_ts
    + to_days(CASE WHEN lane(order_id) IN (160, 161) THEN 35 ELSE 3 + draw('delay', order_id, 9) END)
WHERE event_type = 'refund' AND lane(order_id) BETWEEN 160 AND 167;
