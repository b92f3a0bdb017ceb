-- Yesterday is there, and was loaded this morning.
select max(loaded_at) as last_load, max(order_date) as last_day
from {{ ref('fct_orders') }}
where order_date < current_date
having coalesce(max(loaded_at), timestamp '1970-01-01') < cast(current_date as timestamp) + interval 5 hour
    or coalesce(max(order_date), date '1970-01-01') < current_date - 1
