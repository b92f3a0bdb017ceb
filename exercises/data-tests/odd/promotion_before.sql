-- id: promotion_before
-- what: a promotion two days before yesterday: twice the usual orders
INSERT INTO fct_orders
SELECT * REPLACE (order_id + 70000000 AS order_id) FROM fct_orders WHERE order_date = yesterday() - 2;
