-- id: currency_mixed_up
-- weight: 3
-- what: half of yesterday's euro orders are marked USD
UPDATE fct_orders SET currency = 'USD' WHERE order_date = yesterday() AND currency = 'EUR' AND among('mixed', order_id, 50);
