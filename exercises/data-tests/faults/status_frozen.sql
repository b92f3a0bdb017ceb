-- id: status_frozen
-- weight: 2
-- what: no order of the last week has left the status placed
-- scope: month
UPDATE fct_orders SET status = 'placed' WHERE order_date >= yesterday() - 6;
