-- dialect: duckdb
-- DISTINCT ON for every "one row per key", the columns in another order.
with versions as (
    select distinct on (order_id) * from raw_orders order by order_id, updated_at desc, ingested_at desc
),
people as (
    select distinct on (customer_id) * from raw_customers order by customer_id, valid_from desc
),
refunds as (
    select distinct on (event_id) event_id, order_id, amount_cents
    from raw_events
    where event_type = 'refund'
    order by event_id
),
lines as (
    select
        v.order_id,
        coalesce(v.customer_id, -1) as customer_id,
        strftime(v.order_ts at time zone 'UTC' at time zone 'America/New_York', '%Y-%m-%d')::date as order_date,
        case when p.country is null then 'unknown' else p.country end as country,
        coalesce(v.amount_cents, 0) as gross,
        (select coalesce(sum(f.amount_cents), 0) from refunds f where f.order_id = v.order_id) as refunded
    from versions v
    left join people p on p.customer_id = v.customer_id
    where lower(trim(v.status)) = 'completed' and (p.is_test is null or not p.is_test)
)
select
    sum(gross - refunded) / 100.0 as net_usd,
    sum(refunded) / 100.0 as refund_usd,
    sum(gross) / 100.0 as gross_usd,
    count(distinct order_id) as orders_cnt,
    max(country) as country,
    order_date,
    customer_id
from lines
where order_date >= '2025-03-01' and order_date < '2025-04-01'
group by customer_id, order_date
