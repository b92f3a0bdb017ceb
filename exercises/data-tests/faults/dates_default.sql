-- id: dates_default
-- weight: 2
-- what: 3 % of yesterday's orders are dated 1970-01-01
UPDATE fct_orders SET order_date = DATE '1970-01-01' WHERE order_date = yesterday() AND among('epoch', order_id, 3);
