-- Amounts that are not whole dollars.
UPDATE raw_orders SET amount_cents = amount_cents + 1 + draw('cents', order_id, 99)
WHERE lane(order_id) BETWEEN 220 AND 227;

UPDATE raw_events SET amount_cents = amount_cents + 1 + draw('refunded cents', order_id, 99)
WHERE event_type = 'refund' AND lane(order_id) BETWEEN 220 AND 227;
