-- At most ten customers of a day are unknown, and no known customer orders more than sixty times a day.
select fct_orders.order_date, dim_customers.customer_id, count(*) as orders_cnt
from {{ ref('fct_orders') }} as fct_orders
left join {{ ref('dim_customers') }} as dim_customers
    on dim_customers.customer_id = fct_orders.customer_id
where fct_orders.customer_id <> -1
group by fct_orders.order_date, dim_customers.customer_id
having count(*) > case when dim_customers.customer_id is null then 10 else 60 end
