-- id: two_days_stale
-- weight: 3
-- what: nothing was loaded for two days
DELETE FROM fct_orders WHERE order_date >= yesterday() - 1;
