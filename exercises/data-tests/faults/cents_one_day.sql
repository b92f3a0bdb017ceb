-- id: cents_one_day
-- weight: 3
-- what: yesterday's amounts are in cents
UPDATE fct_orders SET amount = amount * 100, tax = tax * 100 WHERE order_date = yesterday();
