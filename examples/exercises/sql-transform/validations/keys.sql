-- One row per customer and day.
select customer_id, order_date, count(*) as rows_found
from curated
group by customer_id, order_date
having count(*) > 1
