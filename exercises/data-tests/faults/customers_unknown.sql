-- id: customers_unknown
-- weight: 2
-- what: 4 % of yesterday's orders belong to customers that dim_customers does not know
UPDATE fct_orders SET customer_id = 900000 + order_id % 1000 WHERE order_date = yesterday() AND among('orphan', order_id, 4);
