-- trap: status_dirty
-- Spaces are taken off, capitals are not folded.
with o as (
    select distinct on (order_id) * from raw_orders order by order_id, updated_at desc, ingested_at desc
),
c as (
    select distinct on (customer_id) * from raw_customers order by customer_id, valid_from desc
),
e as (
    select distinct on (event_id) * from raw_events where event_type = 'refund' order by event_id
),
lines as (
    select
        coalesce(o.customer_id, -1) as customer_id,
        (o.order_ts at time zone 'UTC' at time zone 'America/New_York') as local_ts,
        coalesce(c.country, 'unknown') as country,
        coalesce(o.amount_cents, 0) / 100 as gross,
        coalesce((select sum(e.amount_cents) from e where e.order_id = o.order_id), 0) / 100 as refund
    from o
    left join c using (customer_id)
    where trim(o.status) = 'completed' and not coalesce(c.is_test, false)  -- here
)
select
    customer_id,
    local_ts::date as order_date,
    country,
    count(*) as orders_cnt,
    sum(gross) as gross_usd,
    sum(refund) as refund_usd,
    sum(gross) - sum(refund) as net_usd
from lines
where local_ts >= timestamp '2025-03-01' and local_ts < timestamp '2025-04-01'
group by all
