-- dialect: duckdb
-- Semi joins and EXCEPT decide what counts, before anything is joined.
with newest as (
    select order_id, max(row(updated_at, ingested_at)) as version from raw_orders group by order_id
),
counted as (
    select order_id from newest
    except
    select order_id from newest join raw_orders using (order_id)
    where row(updated_at, ingested_at) = version and coalesce(lower(trim(status)), '') <> 'completed'
),
testers as (
    select customer_id
    from raw_customers
    semi join (select customer_id, max(valid_from) as valid_from from raw_customers group by customer_id)
        using (customer_id, valid_from)
    where is_test
),
lines as (
    select distinct o.order_id, o.customer_id, o.order_ts, o.amount_cents
    from raw_orders o
    join newest n on n.order_id = o.order_id and n.version = row(o.updated_at, o.ingested_at)
    semi join counted on counted.order_id = o.order_id
    anti join testers on testers.customer_id = o.customer_id
),
paid_back as (
    select order_id, sum(amount_cents) as cents
    from (select distinct order_id, event_id, amount_cents from raw_events where event_type in ('refund'))
    group by order_id
),
per_day as (
    select
        coalesce(customer_id, -1) as customer_id,
        (order_ts at time zone 'UTC' at time zone 'America/New_York')::date as order_date,
        count(*) as orders_cnt,
        sum(coalesce(lines.amount_cents, 0))::double / 100 as gross_usd,
        sum(coalesce(paid_back.cents, 0))::double / 100 as refund_usd
    from lines left join paid_back using (order_id)
    group by 1, 2
)
select
    p.customer_id, p.order_date,
    coalesce(
        (select string_agg(c.country) from raw_customers c
         where c.customer_id = p.customer_id
           and c.valid_from = (select max(d.valid_from) from raw_customers d where d.customer_id = p.customer_id)),
        'unknown') as country,
    p.orders_cnt, p.gross_usd, p.refund_usd, p.gross_usd - p.refund_usd as net_usd
from per_day p
where date_trunc('month', p.order_date) = date '2025-03-01'
