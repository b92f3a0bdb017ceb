-- id: sign_flipped
-- weight: 3
-- what: 6 % of yesterday's amounts are negative
UPDATE fct_orders SET amount = -amount WHERE order_date = yesterday() AND among('sign', order_id, 6);
