-- id: new_customers
-- what: a campaign brought nine customers whom dim_customers gets to know tomorrow
UPDATE fct_orders SET customer_id = 5000 + order_id % 10000
WHERE order_id IN (SELECT order_id FROM fct_orders WHERE order_date = yesterday() ORDER BY order_id LIMIT 9);
