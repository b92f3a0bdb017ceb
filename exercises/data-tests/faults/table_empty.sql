-- id: table_empty
-- weight: 3
-- what: the table is empty
-- scope: month
DELETE FROM fct_orders;
