-- id: free_gifts
-- what: a gift campaign: 3.5 % of yesterday's orders are free
UPDATE fct_orders SET amount = 0, tax = 0 WHERE order_date = yesterday() AND among('gift', order_id, 2.5);
