-- id: amounts_zero
-- what: a share of yesterday's amounts is zero
UPDATE fct_orders SET amount = 0, tax = 0 WHERE order_date = yesterday() AND among('zero', order_id, getvariable('dose'));
