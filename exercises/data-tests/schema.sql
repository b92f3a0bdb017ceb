-- The three tables of the brief, and what their columns mean.

CREATE TABLE fct_orders (
    order_id INTEGER,
    customer_id INTEGER,
    order_date DATE,
    currency VARCHAR,
    amount DECIMAL(12, 2),
    tax DECIMAL(12, 2),
    status VARCHAR,
    postcode VARCHAR,
    loaded_at TIMESTAMP
);
COMMENT ON TABLE fct_orders IS 'One row per order of the last 28 days.';
COMMENT ON COLUMN fct_orders.order_id IS 'The order.';
COMMENT ON COLUMN fct_orders.customer_id IS 'Who ordered, found in dim_customers; -1 for guests.';
COMMENT ON COLUMN fct_orders.order_date IS 'Business day of the order.';
COMMENT ON COLUMN fct_orders.currency IS 'USD, EUR or GBP.';
COMMENT ON COLUMN fct_orders.amount IS 'Total of the order with tax, in its currency.';
COMMENT ON COLUMN fct_orders.tax IS 'The tax in it.';
COMMENT ON COLUMN fct_orders.status IS 'placed, completed, cancelled or returned.';
COMMENT ON COLUMN fct_orders.postcode IS 'Where it is delivered.';
COMMENT ON COLUMN fct_orders.loaded_at IS 'When the row was loaded (UTC).';

CREATE TABLE dim_customers (customer_id INTEGER);
COMMENT ON TABLE dim_customers IS 'One row per customer, and one for -1.';

CREATE TABLE src_daily_totals (
    order_date DATE,
    currency VARCHAR,
    orders_cnt INTEGER,
    amount_total DECIMAL(14, 2)
);
COMMENT ON TABLE src_daily_totals IS 'What the shop system counted for the day; it arrives before the load.';
