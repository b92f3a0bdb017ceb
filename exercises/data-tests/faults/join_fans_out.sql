-- id: join_fans_out
-- weight: 3
-- what: a join doubled yesterday's orders under new order ids
INSERT INTO fct_orders
SELECT * REPLACE (order_id + 50000000 AS order_id) FROM fct_orders WHERE order_date = yesterday();
