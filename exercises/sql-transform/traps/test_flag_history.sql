-- An account that was a test account and no longer is, and one that became one.
INSERT INTO raw_customers
SELECT * REPLACE (TRUE AS is_test, valid_from - to_days(60) AS valid_from)
FROM raw_customers WHERE place(customer_id) = 48
UNION ALL
SELECT * REPLACE (TRUE AS is_test, valid_from + to_days(20) AS valid_from)
FROM raw_customers WHERE place(customer_id) = 49;
