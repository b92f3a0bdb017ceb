-- Every status is known; of the orders a week old, at least 70 % are completed.
select 'unknown status' as problem, cast(order_id as varchar) as example
from {{ ref('fct_orders') }}
where status is null or status not in ('placed', 'completed', 'cancelled', 'returned')
union all
select 'few completed', cast(order_date as varchar)
from {{ ref('fct_orders') }}
where order_date <= current_date - 7
group by order_date
having avg(case when status = 'completed' then 1 else 0 end) < 0.7
