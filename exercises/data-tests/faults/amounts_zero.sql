-- id: amounts_zero
-- weight: 3
-- what: 15 % of yesterday's amounts are 0
UPDATE fct_orders SET amount = 0, tax = 0 WHERE order_date = yesterday() AND among('zero', order_id, 15);
