-- Orders of customers that the customer table does not know.
UPDATE raw_orders SET customer_id = customer_id + 900000 WHERE lane(order_id) BETWEEN 50 AND 59;
UPDATE raw_events SET customer_id = customer_id + 900000 WHERE lane(order_id) BETWEEN 50 AND 59;
