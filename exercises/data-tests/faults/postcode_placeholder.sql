-- id: postcode_placeholder
-- weight: 2
-- what: 40 % of yesterday's postcodes are 00000
UPDATE fct_orders SET postcode = '00000' WHERE order_date = yesterday() AND among('placeholder', order_id, 40);
