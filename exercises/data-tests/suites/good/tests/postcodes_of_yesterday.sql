-- Marketing: a share of empty postcodes above 4 %, or one postcode on more than 5 % of yesterday's orders.
{{ config(severity='warn') }}
with yesterday as (
    select * from {{ ref('fct_orders') }} where order_date = current_date - 1
)

select postcode, count(*) as orders_cnt
from yesterday
group by postcode
having count(*) > case when postcode is null then 0.04 else 0.05 end * (select count(*) from yesterday)
