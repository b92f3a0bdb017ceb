-- id: promotion
-- what: a promotion: 2.4 times the usual orders yesterday
INSERT INTO fct_orders
SELECT fct_orders.* REPLACE (order_id + 70000000 * copy AS order_id)
FROM fct_orders, (VALUES (1), (2)) AS copies (copy)
WHERE order_date = yesterday() AND (copy = 1 OR among('promotion', order_id, 40));
