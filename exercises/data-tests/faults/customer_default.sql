-- id: customer_default
-- weight: 2
-- what: 30 % of yesterday's orders have the customer 0
UPDATE fct_orders SET customer_id = 0 WHERE order_date = yesterday() AND among('default', order_id, 30);
