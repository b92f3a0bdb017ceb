with ours as (
    select order_date, currency, count(*) as orders_cnt, sum(amount) as amount_total
    from {{ ref('fct_orders') }}
    group by order_date, currency
)

select *
from {{ ref('src_daily_totals') }} as theirs
full outer join ours
    on ours.order_date = theirs.order_date and ours.currency = theirs.currency
where ours.orders_cnt is distinct from theirs.orders_cnt
    or abs(coalesce(ours.amount_total, 0) - coalesce(theirs.amount_total, 0)) > 0.02
