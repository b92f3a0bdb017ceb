-- id: cents_one_currency
-- weight: 3
-- what: the pound amounts of the last three days are in pence
UPDATE fct_orders SET amount = amount * 100, tax = tax * 100 WHERE currency = 'GBP';
