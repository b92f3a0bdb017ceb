-- id: currency_blank
-- weight: 3
-- what: 8 % of yesterday's orders have an empty currency
UPDATE fct_orders SET currency = '' WHERE order_date = yesterday() AND among('blank', order_id, 8);
