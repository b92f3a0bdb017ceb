-- id: click_and_collect
-- what: collecting in the shop: 3 % of yesterday's orders have no postcode
UPDATE fct_orders SET postcode = NULL WHERE order_date = yesterday() AND among('collect', order_id, 1.5);
