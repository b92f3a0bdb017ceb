-- id: orders_missing
-- what: a share of yesterday's orders is missing
DELETE FROM fct_orders WHERE order_date = yesterday() AND among('missing', order_id, getvariable('dose'));
