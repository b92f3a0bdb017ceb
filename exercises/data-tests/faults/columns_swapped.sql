-- id: columns_swapped
-- weight: 3
-- what: amount and tax are swapped in yesterday's orders
UPDATE fct_orders SET amount = tax, tax = amount WHERE order_date = yesterday();
