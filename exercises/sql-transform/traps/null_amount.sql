-- Completed orders without an amount.
UPDATE raw_orders SET amount_cents = NULL WHERE lane(order_id) BETWEEN 170 AND 177;
