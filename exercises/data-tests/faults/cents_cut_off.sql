-- id: cents_cut_off
-- weight: 2
-- what: yesterday's amounts lost their cents
UPDATE fct_orders SET amount = trunc(amount) WHERE order_date = yesterday();
