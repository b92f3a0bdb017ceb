-- One row per customer and day, every key filled, every day in March, every net amount gross minus refund.
SELECT 'more than one row' AS problem, customer_id, order_date
FROM curated
GROUP BY customer_id, order_date
HAVING count(*) > 1
UNION ALL
SELECT 'empty value', customer_id, order_date
FROM curated
WHERE customer_id IS NULL OR order_date IS NULL OR country IS NULL
    OR gross_usd IS NULL OR refund_usd IS NULL OR net_usd IS NULL
UNION ALL
SELECT 'not in March 2025', customer_id, order_date
FROM curated
WHERE order_date < DATE '2025-03-01' OR order_date > DATE '2025-03-31'
UNION ALL
SELECT 'net is not gross minus refund', customer_id, order_date
FROM curated
WHERE abs(gross_usd - refund_usd - net_usd) > 0.005
UNION ALL
SELECT 'no order, or less than none', customer_id, order_date
FROM curated
WHERE orders_cnt < 1 OR gross_usd < 0 OR refund_usd < 0
