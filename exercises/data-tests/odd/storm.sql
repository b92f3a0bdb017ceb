-- id: storm
-- what: a storm: a quarter of yesterday's orders was cancelled
UPDATE fct_orders SET status = 'cancelled' WHERE order_date = yesterday() AND among('storm', order_id, 25);
