-- The same version is delivered twice, some three times.
INSERT INTO raw_orders
SELECT raw_orders.*
FROM raw_orders
CROSS JOIN range(2) AS copies (copy)
WHERE lane(order_id) BETWEEN 10 AND 17 AND (copy = 0 OR lane(order_id) <= 12);
