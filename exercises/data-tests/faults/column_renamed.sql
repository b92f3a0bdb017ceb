-- id: column_renamed
-- weight: 3
-- what: the column amount is now called amount_gross
-- scope: month
ALTER TABLE fct_orders RENAME COLUMN amount TO amount_gross;
