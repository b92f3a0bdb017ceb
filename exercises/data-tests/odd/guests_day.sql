-- id: guests_day
-- what: half of yesterday's orders came from guests
UPDATE fct_orders SET customer_id = -1 WHERE order_date = yesterday() AND among('guest', order_id, 40);
