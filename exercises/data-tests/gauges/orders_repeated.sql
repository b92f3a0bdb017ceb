-- id: orders_repeated
-- what: a share of yesterday's orders is there twice
INSERT INTO fct_orders FROM fct_orders WHERE order_date = yesterday() AND among('repeated', order_id, getvariable('dose'));
