-- Customers that moved: two to four rows, each with another country; the latest stands first, last or between.
INSERT INTO raw_customers
SELECT customers.* REPLACE (
    moves.country AS country,
    coalesce(moves.moved_at, customers.valid_from - to_days(moves.days_before)) AS valid_from
)
FROM raw_customers AS customers
INNER JOIN (
    VALUES
        (40, 'IT', NULL, 60),
        (41, 'BR', TIMESTAMP '2025-03-22 10:00:00', NULL),
        (42, 'IT', NULL, 60),
        (42, 'BR', TIMESTAMP '2025-03-22 10:00:00', NULL),
        (42, 'PT', NULL, 90)
) AS moves (place, country, moved_at, days_before)
    ON moves.place = place(customers.customer_id);
