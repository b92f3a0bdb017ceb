-- Guests and a test account side by side: a comparison of an empty id with a list of ids is neither true nor false.
UPDATE raw_orders SET customer_id = NULL WHERE lane(order_id) BETWEEN 60 AND 69;
UPDATE raw_events SET customer_id = NULL WHERE lane(order_id) BETWEEN 60 AND 69;
UPDATE raw_customers SET is_test = TRUE WHERE place(customer_id) = 47;
