-- Statuses that contain the word without meaning it.
UPDATE raw_orders
SET status = ['not completed', 'to be completed', 'never completed', 'not completed yet'][1 + lane(order_id) % 4]
WHERE lane(order_id) BETWEEN 80 AND 87;
