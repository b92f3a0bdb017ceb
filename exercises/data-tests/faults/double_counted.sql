-- id: double_counted
-- weight: 3
-- what: 10 % of yesterday's orders are there again under new order ids
INSERT INTO fct_orders
SELECT * REPLACE (order_id + 60000000 AS order_id) FROM fct_orders WHERE order_date = yesterday() AND among('again', order_id, 10);
