-- Twenty-eight ordinary days before `today`, a pure function of the variables `seed` and `today`. Every figure keeps
-- within what the brief says of the last 28 days.
--
-- What a day is like (how many orders, which shares) depends on its date alone; which orders are concerned depends on
-- the seed. Within a day, order number k takes the place (k * prime + shift) % n for each purpose; the primes are
-- larger than any day, so that every place is taken once and shares come out exactly.

CREATE OR REPLACE TEMP MACRO seed() AS getvariable('seed');
CREATE OR REPLACE TEMP MACRO yesterday() AS CAST(getvariable('today') - 1 AS DATE);

-- A number from 0 to sides - 1, drawn for one row and one purpose.
CREATE OR REPLACE TEMP MACRO draw(purpose, id, sides) AS
    CAST(md5_number_lower(concat(seed(), ':', purpose, ':', id)) % sides AS INTEGER);

-- The same for a day, with the same number for every seed: no candidate has a harder month than another.
CREATE OR REPLACE TEMP MACRO dealt(purpose, age, sides) AS
    CAST(md5_number_lower(concat(purpose, ':', getvariable('today') - CAST(age AS INTEGER))) % sides AS INTEGER);

-- Whether a row is among that many in a hundred.
CREATE OR REPLACE TEMP MACRO among(purpose, id, percent) AS draw(purpose, id, 10000) < percent * 100;

INSERT INTO dim_customers
SELECT -1
UNION ALL
SELECT number FROM range(1, 4001) AS numbers (number);

INSERT INTO fct_orders
WITH days AS (
    SELECT
        age,
        CAST(getvariable('today') - CAST(age AS INTEGER) AS DATE) AS order_date,
        CASE
            WHEN isodow(getvariable('today') - CAST(age AS INTEGER)) >= 6 THEN 592 + dealt('weekend', age, 107)
            ELSE 942 + dealt('weekday', age, 177)
        END AS n,
        0.718 + dealt('usd', age, 15) / 1000 AS usd,
        0.076 + dealt('gbp', age, 19) / 1000 AS gbp,
        0.0068 + dealt('free', age, 55) / 10000 AS free,
        0.0120 + dealt('postcode', age, 61) / 10000 AS no_postcode,
        CASE WHEN age >= 7 THEN 0.865 + dealt('completed', age, 31) / 1000 ELSE 0.20 + 0.10 * age END AS completed,
        20 * 60 + 60 + dealt('end', age, 48 * 60) AS load_seconds,
        CASE WHEN age = 1 THEN (2 + date_diff('day', DATE '2025-04-03', getvariable('today'))) % 4 ELSE 0 END AS late,
        draw('offset', age, 1000) AS shift,
        draw('first', 0, 100000) AS first_order,
        draw('customer', 0, 4000) AS first_customer
    FROM range(1, 29) AS ages (age)
),

placed AS (
    SELECT
        days.*,
        k,
        (k * 7919 + shift) % n AS currency_place,
        (k * 6007 + 3 * shift) % n AS amount_place,
        (k * 5003 + 5 * shift) % n AS postcode_place,
        (k * 4001 + 7 * shift) % n AS status_place,
        (k * 9001 + 11 * shift) % n AS guest_place,
        CAST(3000000 + first_order + before + k AS INTEGER) AS order_id
    FROM (SELECT *, sum(n) OVER (ORDER BY age DESC) - n AS before FROM days) AS days
    INNER JOIN range(1200) AS ks (k) ON k < n
),

priced AS (
    SELECT
        *,
        CAST(
            CASE
                WHEN amount_place < round(free * n) THEN 0
                ELSE 4 + 1846 * pow(amount_place / n, 5) - (k % 50) / 100
            END AS DECIMAL(12, 2)
        ) AS amount
    FROM placed
)

SELECT
    order_id,
    CASE
        WHEN k < late THEN 4001 + k
        WHEN guest_place < 0.15 * n THEN -1
        ELSE 1 + (order_id % 4000 * 1009 + first_customer) % 4000
    END AS customer_id,
    order_date,
    CASE
        WHEN currency_place < round(usd * n) THEN 'USD'
        WHEN currency_place >= n - round(gbp * n) THEN 'GBP'
        ELSE 'EUR'
    END AS currency,
    amount,
    trunc(amount * CAST([0, 7, 19, 21][1 + order_id % 4] AS DECIMAL(12, 2)) / 100, 2) AS tax,
    CASE
        WHEN status_place < round(completed * n) THEN 'completed'
        WHEN status_place >= round(0.96 * n) THEN 'cancelled'
        WHEN age >= 7 THEN 'returned'
        ELSE 'placed'
    END AS status,
    CASE
        WHEN postcode_place >= round(no_postcode * n) THEN CAST(10000 + order_id % 80000 AS VARCHAR)
    END AS postcode,
    order_date + INTERVAL '1 day 5 hours 1 minute' + to_seconds(CAST((load_seconds - 60) * (k + 1) // n AS INTEGER))
        AS loaded_at
FROM priced;
