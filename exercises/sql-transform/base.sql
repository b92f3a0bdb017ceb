-- Ordinary rows, a pure function of the variables `seed` and `orders`: one row per customer, one version per order, at
-- most one refund per order. Every order is placed between 3 and 29 March, in the middle of the day on both calendars.
-- None of these rows can be misread; what can be misread is planted by the files in traps/.
--
-- Every order has a lane from 0 to 299 and every customer a place from 0 to 51, dealt anew by each seed. A trap owns a
-- range of lanes or places, so that two traps never touch the same order. In each ten lanes the first eight hold
-- completed orders, and lanes that end in 1 or 6 a refund. Lanes from 240 on belong to the customers in places 40 to
-- 51, five lanes each; the other forty customers share the rest.

CREATE OR REPLACE TEMP MACRO seed() AS getvariable('seed');

-- A number from 0 to sides - 1, drawn for one row and one purpose.
CREATE OR REPLACE TEMP MACRO draw(purpose, id, sides) AS
    CAST(md5_number_lower(concat(seed(), ':', purpose, ':', id)) % sides AS INTEGER);

SET VARIABLE lane_step = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41][1 + draw('lane', 0, 10)];
SET VARIABLE lane_shift = draw('lane', 1, 300);
CREATE OR REPLACE TEMP MACRO lane(order_id) AS
    ((order_id // 10 - 1000) % 300 * getvariable('lane_step') + getvariable('lane_shift')) % 300;

SET VARIABLE place_step = [5, 7, 9, 11, 15, 17, 19, 21, 23, 25][1 + draw('place', 0, 10)];
SET VARIABLE place_shift = draw('place', 1, 52);
CREATE OR REPLACE TEMP MACRO place(customer_id) AS
    ((customer_id - 101) % 52 * getvariable('place_step') + getvariable('place_shift')) % 52;

INSERT INTO raw_customers
SELECT
    101 + number AS customer_id,
    concat(
        ['ada', 'ben', 'cleo', 'dee', 'eli', 'finn', 'gus', 'hana', 'ines', 'jon', 'kim', 'lou', 'mia', 'noor',
         'otto', 'pia', 'rex', 'sue', 'tom', 'uma'][1 + draw('name', number, 20)],
        101 + number, '@example.com') AS email,
    ['US', 'US', 'US', 'CA', 'GB', 'DE', 'FR', 'ES', 'NL', 'MX'][1 + draw('country', number, 10)] AS country,
    FALSE AS is_test,
    TIMESTAMP '2024-06-01 09:00:00' + to_days(draw('since', number, 240)) AS valid_from
FROM range(CAST(ceil(getvariable('orders') / 300) AS INTEGER) * 52) AS numbers (number);

INSERT INTO raw_orders
WITH placed AS (
    SELECT
        number,
        10000 + 10 * number AS order_id,
        TIMESTAMP '2025-03-03 14:00:00'
            + to_days(CAST(number * 27 // getvariable('orders') AS INTEGER))
            + to_minutes(draw('minute', number, 280)) AS order_ts
    FROM range(getvariable('orders')) AS numbers (number)
),

dealt AS (
    SELECT
        *,
        CASE WHEN lane(order_id) < 240 THEN draw('customer', order_id, 40) ELSE 40 + (lane(order_id) - 240) // 5 END
            AS place,
        order_ts + to_minutes(60 + draw('update', order_id, 180)) AS updated_at
    FROM placed
)

SELECT
    dealt.order_id,
    customers.customer_id,
    dealt.order_ts,
    CASE
        WHEN lane(dealt.order_id) % 10 < 8 THEN 'completed'
        ELSE ['placed', 'shipped', 'cancelled'][1 + draw('status', dealt.order_id, 3)]
    END AS status,
    100 * (40 + (dealt.number * 77 + draw('amount', 0, 300)) % 300) AS amount_cents,
    dealt.updated_at,
    dealt.updated_at + to_minutes(5 + draw('ingest', dealt.order_id, 20)) AS ingested_at
FROM dealt
INNER JOIN raw_customers AS customers
    ON place(customers.customer_id) = dealt.place AND (customers.customer_id - 101) // 52 = dealt.number // 300
ORDER BY dealt.order_id;

INSERT INTO raw_events
SELECT order_id * 10, order_id, customer_id, 'checkout', order_ts, NULL
FROM raw_orders
UNION ALL
SELECT order_id * 10 + 1, order_id, customer_id, 'return_requested', order_ts + to_minutes(45), NULL
FROM raw_orders
WHERE lane(order_id) % 10 IN (1, 6)
UNION ALL
SELECT
    order_id * 10 + 2, order_id, customer_id, 'refund', order_ts + to_minutes(60 + draw('refund', order_id, 120)),
    amount_cents - 700
FROM raw_orders
WHERE lane(order_id) % 10 IN (1, 6)
ORDER BY 1;
