-- id: loaded_at_stale
-- weight: 1
-- what: yesterday's orders carry the loading time of the day before
UPDATE fct_orders SET loaded_at = loaded_at - INTERVAL 1 DAY WHERE order_date = yesterday();
