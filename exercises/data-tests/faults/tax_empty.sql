-- id: tax_empty
-- weight: 1
-- what: half of yesterday's orders have no tax
UPDATE fct_orders SET tax = NULL WHERE order_date = yesterday() AND among('tax', order_id, 50);
