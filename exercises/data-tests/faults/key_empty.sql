-- id: key_empty
-- weight: 3
-- what: 12 % of yesterday's orders have no order_id
UPDATE fct_orders SET order_id = NULL WHERE order_date = yesterday() AND among('key', order_id, 12);
