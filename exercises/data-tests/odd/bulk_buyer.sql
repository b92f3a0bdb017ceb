-- id: bulk_buyer
-- what: one customer placed forty orders yesterday
UPDATE fct_orders SET customer_id = 21
WHERE order_id IN (SELECT order_id FROM fct_orders WHERE order_date = yesterday() AND customer_id > 0 ORDER BY order_id LIMIT 40);
