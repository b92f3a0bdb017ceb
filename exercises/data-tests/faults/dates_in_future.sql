-- id: dates_in_future
-- weight: 2
-- what: 2 % of yesterday's orders are dated a year ahead
UPDATE fct_orders SET order_date = order_date + 365 WHERE order_date = yesterday() AND among('future', order_id, 2);
