-- id: late_arrivals
-- weight: 3
-- what: 25 % of yesterday's orders have not arrived
DELETE FROM fct_orders WHERE order_date = yesterday() AND among('late', order_id, 25);
