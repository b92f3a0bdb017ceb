-- At most 5 % of a day's orders are free.
select order_date
from {{ ref('fct_orders') }}
group by order_date
having avg(case when amount = 0 then 1 else 0 end) > 0.05 and count(*) > 200
