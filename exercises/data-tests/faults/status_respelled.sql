-- id: status_respelled
-- weight: 2
-- what: 30 % of yesterday's orders have a status in a new spelling
UPDATE fct_orders SET status = upper(status[1]) || status[2:] WHERE order_date = yesterday() AND among('spelling', order_id, 30);
