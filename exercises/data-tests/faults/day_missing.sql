-- id: day_missing
-- weight: 3
-- what: the orders of three days ago are gone
DELETE FROM fct_orders WHERE order_date = yesterday() - 2;
