-- Of a day's orders, at most 5 % lack a postcode, and no single postcode has more than 5 %.
with counted as (
    select order_date, postcode, count(*) as orders_cnt, sum(count(*)) over (partition by order_date) as day_cnt
    from {{ ref('fct_orders') }}
    group by order_date, postcode
)

select *
from counted
where orders_cnt > 0.05 * day_cnt and day_cnt > 200
