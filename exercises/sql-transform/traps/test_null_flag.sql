-- Test accounts, and accounts of which nobody said whether they are.
UPDATE raw_customers SET is_test = TRUE WHERE place(customer_id) IN (43, 44);
UPDATE raw_customers SET is_test = NULL WHERE place(customer_id) IN (45, 46);
