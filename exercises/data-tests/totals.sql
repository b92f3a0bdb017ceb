-- What the shop system counts: its own orders, and amounts that may be two cents away from ours.
DELETE FROM src_daily_totals;

INSERT INTO src_daily_totals
SELECT
    order_date,
    currency,
    count(*),
    sum(amount) + CAST((draw('cents', concat(order_date, currency), 5) - 2) / 100 AS DECIMAL(4, 2))
FROM fct_orders
GROUP BY order_date, currency;
