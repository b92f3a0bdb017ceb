-- id: holiday
-- what: a public holiday: 0.55 times the usual orders yesterday
DELETE FROM fct_orders WHERE order_date = yesterday() AND among('holiday', order_id, 45);
