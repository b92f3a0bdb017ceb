-- Shop systems write the same status with capitals and with spaces around it.
UPDATE raw_orders
SET status = [
    'COMPLETED', ' completed', 'Completed', 'completed ', ' Completed ', 'COMPLETED', 'Completed ', '  completed'
][1 + lane(order_id) % 10]
WHERE lane(order_id) BETWEEN 70 AND 77;
