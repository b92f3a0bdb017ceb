-- id: day_loaded_twice
-- weight: 3
-- what: yesterday was loaded twice
INSERT INTO fct_orders FROM fct_orders WHERE order_date = yesterday();
