-- dialect: duckdb
-- Plain window functions in subqueries, as most warehouses understand them.
with orders_ranked as (
    select
        o.*,
        row_number() over (partition by order_id order by updated_at desc, ingested_at desc) as version_rank
    from raw_orders o
),
customers_ranked as (
    select
        c.*,
        row_number() over (partition by customer_id order by valid_from desc) as row_rank
    from raw_customers c
),
refund_events as (
    select
        e.*,
        row_number() over (partition by event_id order by event_ts) as delivery
    from raw_events e
    where event_type = 'refund'
),
refunds as (
    select order_id, sum(coalesce(amount_cents, 0)) as cents
    from refund_events
    where delivery = 1
    group by order_id
),
joined as (
    select
        coalesce(o.customer_id, -1) as customer_id,
        cast((o.order_ts at time zone 'UTC') at time zone 'America/New_York' as date) as order_date,
        coalesce(c.country, 'unknown') as country,
        coalesce(o.amount_cents, 0) / 100.0 as gross,
        coalesce(r.cents, 0) / 100.0 as refund
    from orders_ranked o
    left join customers_ranked c on c.customer_id = o.customer_id and c.row_rank = 1
    left join refunds r on r.order_id = o.order_id
    where o.version_rank = 1
      and upper(trim(o.status)) = 'COMPLETED'
      and coalesce(c.is_test, false) = false
)
select
    customer_id,
    order_date,
    country,
    count(*) as orders_cnt,
    sum(gross) as gross_usd,
    sum(refund) as refund_usd,
    sum(gross) - sum(refund) as net_usd
from joined
where order_date between date '2025-03-01' and date '2025-03-31'
group by 1, 2, 3
order by 2, 1
