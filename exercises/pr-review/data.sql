-- The tables that the model reads, a pure function of the variable `seed`: about 60 customers, 600 orders from
-- 10 February to 31 March 2025, their addresses and events. Customers from 161 on ordered once, at noon, in March.

CREATE OR REPLACE TEMP MACRO seed() AS getvariable('seed');

-- A number from 0 to sides - 1, drawn for one row and one purpose.
CREATE OR REPLACE TEMP MACRO draw(purpose, id, sides) AS
    CAST(md5_number_lower(concat(seed(), ':', purpose, ':', id)) % sides AS INTEGER);

CREATE TABLE stg_customers AS
SELECT
    number AS customer_id,
    concat('customer', number, '@example.com') AS email,
    CASE WHEN number >= 161 THEN FALSE WHEN number % 10 = 3 THEN TRUE WHEN number % 10 = 7 THEN NULL ELSE FALSE END
        AS is_test
FROM range(101, 169) AS numbers (number);

-- Every fourth customer moved; every sixth gave two addresses at the same moment, of which the higher id counts.
CREATE TABLE stg_addresses AS
WITH given AS (
    SELECT customer_id, customer_id * 10 AS address_id, TIMESTAMP '2024-05-01' AS valid_from, 0 AS which
    FROM stg_customers
    UNION ALL
    SELECT customer_id, customer_id * 10 + 1, TIMESTAMP '2024-11-20', 1
    FROM stg_customers WHERE customer_id % 4 = 0 AND customer_id < 161
    UNION ALL
    SELECT customer_id, customer_id * 10 + 2, TIMESTAMP '2024-05-01', 2
    FROM stg_customers WHERE customer_id % 6 = 1 AND customer_id < 161
)
SELECT
    address_id, customer_id,
    ['US', 'CA', 'GB', 'DE', 'FR'][1 + (draw('country', customer_id, 5) + 2 * which) % 5] AS country,
    valid_from
FROM given
ORDER BY draw('address', address_id, 1000000);

CREATE TABLE stg_orders AS
SELECT
    number AS order_id,
    CASE WHEN draw('guest', number, 12) = 0 THEN NULL ELSE 101 + draw('customer', number, 60) END AS customer_id,
    TIMESTAMP '2025-02-10 14:00:00' + to_days(draw('day', number, 49))
        + CASE WHEN draw('late', number, 7) = 0
            THEN to_minutes(680 + draw('minute', number, 100))
            ELSE to_minutes(draw('minute', number, 420)) END AS order_ts,
    CASE WHEN draw('status', number, 8) = 0 THEN 'cancelled' ELSE 'completed' END AS status,
    1500 + 5 * draw('amount', number, 3000) AS amount_cents
FROM range(10001, 10601) AS numbers (number)
UNION ALL
SELECT
    number + 11000, number, TIMESTAMP '2025-03-04 16:00:00' + to_days(draw('day', number, 20)), 'completed',
    4000 + 5 * draw('amount', number, 1000)
FROM range(161, 169) AS numbers (number);

CREATE TABLE stg_events AS
WITH happened AS (
    SELECT order_id, customer_id, 'checkout' AS event_type, order_ts AS event_ts, amount_cents, 0 AS which
    FROM stg_orders
    UNION ALL
    SELECT order_id, customer_id, 'refund', order_ts + to_hours(30), 500 + 5 * draw('refund', order_id, 150), 1
    FROM stg_orders WHERE draw('refunded', order_id, 6) = 0 OR customer_id >= 161
    UNION ALL
    SELECT order_id, customer_id, 'refund', order_ts + to_hours(52), 200 + 5 * draw('second', order_id, 40), 2
    FROM stg_orders WHERE draw('refunded', order_id, 24) = 0 AND coalesce(customer_id, 0) < 161
    UNION ALL
    SELECT order_id, customer_id, 'refund_requested', order_ts + to_hours(5), 600 + 5 * draw('asked', order_id, 90), 3
    FROM stg_orders WHERE draw('asked for', order_id, 9) = 0 AND coalesce(customer_id, 0) < 161
)
SELECT order_id * 10 + which AS event_id, order_id, customer_id, event_type, event_ts, amount_cents
FROM happened
ORDER BY event_id;
