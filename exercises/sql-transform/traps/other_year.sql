-- Orders of March in the year before.
UPDATE raw_orders
SET
    order_ts = order_ts - to_days(365),
    updated_at = updated_at - to_days(365),
    ingested_at = ingested_at - to_days(365)
WHERE lane(order_id) BETWEEN 230 AND 237;

UPDATE raw_events SET event_ts = event_ts - to_days(365) WHERE lane(order_id) BETWEEN 230 AND 237;
