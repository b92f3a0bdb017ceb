-- Customers with a row but without a country.
UPDATE raw_customers SET country = NULL WHERE place(customer_id) IN (50, 51);
