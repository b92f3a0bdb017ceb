-- id: postcodes_empty
-- what: a share of yesterday's postcodes is empty
UPDATE fct_orders SET postcode = NULL WHERE order_date = yesterday() AND among('postcode', order_id, getvariable('dose'));
