-- id: load_cut_short
-- weight: 3
-- what: the load of yesterday stopped after 60 % of the orders
DELETE FROM fct_orders WHERE order_date = yesterday() AND loaded_at > (
    SELECT quantile_disc(loaded_at, 0.6) FROM fct_orders WHERE order_date = yesterday()
);
