-- id: guests_as_customers
-- weight: 2
-- what: yesterday's guests were all given customer 17
UPDATE fct_orders SET customer_id = 17 WHERE order_date = yesterday() AND customer_id = -1;
