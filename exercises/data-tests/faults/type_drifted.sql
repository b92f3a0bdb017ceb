-- id: type_drifted
-- weight: 2
-- what: amount is text with a decimal comma
-- scope: month
ALTER TABLE fct_orders ALTER COLUMN amount TYPE VARCHAR USING replace(CAST(amount AS VARCHAR), '.', ',');
