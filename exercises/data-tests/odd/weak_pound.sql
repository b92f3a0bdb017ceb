-- id: weak_pound
-- what: a quarter fewer orders in pounds yesterday
DELETE FROM fct_orders WHERE order_date = yesterday() AND currency = 'GBP' AND among('pound', order_id, 25);
