-- id: large_order
-- what: one genuine order of 9,200.00
UPDATE fct_orders SET amount = 9200, tax = 1500
WHERE order_id = (SELECT max(order_id) FROM fct_orders WHERE order_date = yesterday() AND currency = 'USD');
