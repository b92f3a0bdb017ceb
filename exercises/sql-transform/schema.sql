-- The three raw tables of the shop, and what their columns mean. Timestamps are UTC, amounts are whole US cents.

CREATE TABLE raw_customers (
    customer_id INTEGER,
    email VARCHAR,
    country VARCHAR,
    is_test BOOLEAN,
    valid_from TIMESTAMP
);
COMMENT ON TABLE raw_customers IS 'One row per change of a customer: whoever changed has several rows.';
COMMENT ON COLUMN raw_customers.customer_id IS 'The customer. Not unique: see valid_from.';
COMMENT ON COLUMN raw_customers.email IS 'Invented address.';
COMMENT ON COLUMN raw_customers.country IS 'Two letters, as the customer last told us; NULL if never told.';
COMMENT ON COLUMN raw_customers.is_test IS 'TRUE for accounts of our own testers; NULL if nobody said. It can change.';
COMMENT ON COLUMN raw_customers.valid_from IS 'When this row became true (UTC). The latest row is the one that counts.';

CREATE TABLE raw_orders (
    order_id INTEGER,
    customer_id INTEGER,
    order_ts TIMESTAMP,
    status VARCHAR,
    amount_cents INTEGER,
    updated_at TIMESTAMP,
    ingested_at TIMESTAMP
);
COMMENT ON TABLE raw_orders IS 'Change capture: one row per version of an order, delivered at least once.';
COMMENT ON COLUMN raw_orders.order_id IS 'The order. Not unique: see updated_at and ingested_at.';
COMMENT ON COLUMN raw_orders.customer_id IS 'Who ordered; NULL for a guest. The customer table may lack a customer.';
COMMENT ON COLUMN raw_orders.order_ts IS 'When the order was placed (UTC). The same in every version.';
COMMENT ON COLUMN raw_orders.status IS 'Typed in by several shop systems: capitals and spaces vary.';
COMMENT ON COLUMN raw_orders.amount_cents IS 'What the order costs, in cents; NULL if the shop system did not say.';
COMMENT ON COLUMN raw_orders.updated_at IS 'When the shop made this version (UTC). Two versions may share it.';
COMMENT ON COLUMN raw_orders.ingested_at IS 'When this version reached us (UTC). Old versions may arrive late.';

CREATE TABLE raw_events (
    event_id INTEGER,
    order_id INTEGER,
    customer_id INTEGER,
    event_type VARCHAR,
    event_ts TIMESTAMP,
    amount_cents INTEGER
);
COMMENT ON TABLE raw_events IS 'What happened to an order; delivered at least once, so a row may be there twice.';
COMMENT ON COLUMN raw_events.event_id IS 'The event. A repeated delivery repeats it.';
COMMENT ON COLUMN raw_events.order_id IS 'The order it belongs to. An order may have several events of one type.';
COMMENT ON COLUMN raw_events.customer_id IS 'As on the order.';
COMMENT ON COLUMN raw_events.event_type IS 'checkout, refund, return_requested, refund_requested or refund_rejected.';
COMMENT ON COLUMN raw_events.event_ts IS 'When it happened (UTC); a refund may come days after the order.';
COMMENT ON COLUMN raw_events.amount_cents IS 'The amount of the event, in cents; NULL if none was given.';
