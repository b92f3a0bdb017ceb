-- dialect: duckdb
-- Revenue and refunds per customer and day, March 2025.
with latest_orders as (
    select order_id, customer_id, order_ts, amount_cents
    from raw_orders
    qualify row_number() over (partition by order_id order by updated_at desc, ingested_at desc) = 1
        and lower(trim(status)) = 'completed'
),

refunds as (
    select order_id, sum(amount_cents) as refund_cents
    from (select distinct event_id, order_id, amount_cents from raw_events where event_type = 'refund')
    group by order_id
)

select
    coalesce(o.customer_id, -1) as customer_id,
    cast(o.order_ts as date) as order_date,
    coalesce(c.country, 'unknown') as country,
    count(*) as orders_cnt,
    sum(coalesce(o.amount_cents, 0)) / 100 as gross_usd,
    sum(coalesce(r.refund_cents, 0)) / 100 as refund_usd,
    gross_usd - refund_usd as net_usd
from latest_orders as o
left join raw_customers as c on c.customer_id = o.customer_id
left join refunds as r on r.order_id = o.order_id
where c.is_test is not true
    and order_date between '2025-03-01' and '2025-03-31'
group by all
