-- id: load_ends_late
-- what: the load of yesterday ended at 06:40
UPDATE fct_orders SET loaded_at = loaded_at + (
    SELECT yesterday() + INTERVAL '1 day 6 hours 40 minutes' - max(loaded_at) FROM fct_orders
)
WHERE order_date = yesterday();
