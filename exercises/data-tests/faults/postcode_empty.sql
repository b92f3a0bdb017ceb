-- id: postcode_empty
-- weight: 2
-- what: 35 % of yesterday's orders have no postcode
UPDATE fct_orders SET postcode = NULL WHERE order_date = yesterday() AND among('postcode', order_id, 35);
