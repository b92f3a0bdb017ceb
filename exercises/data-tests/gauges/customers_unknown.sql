-- id: customers_unknown
-- what: some of yesterday's orders have an unknown customer
UPDATE fct_orders SET customer_id = 900000 + order_id % 1000
WHERE order_id IN (SELECT order_id FROM fct_orders WHERE order_date = yesterday() ORDER BY order_id LIMIT getvariable('dose'));
