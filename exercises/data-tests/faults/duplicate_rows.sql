-- id: duplicate_rows
-- weight: 3
-- what: 3 % of yesterday's orders are there twice
INSERT INTO fct_orders FROM fct_orders WHERE order_date = yesterday() AND among('twice', order_id, 3);
