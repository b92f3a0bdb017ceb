-- id: time_zone_shift
-- weight: 3
-- what: 20 % of all orders are on the day after their own
-- scope: month
UPDATE fct_orders SET order_date = order_date + 1 WHERE among('zone', order_id, 20);
