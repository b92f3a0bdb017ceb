-- trap: guest_null_customer
-- Guests and unknown customers are lost by an inner join.
with latest_orders as (
    select order_id, customer_id, order_ts, status, amount_cents
    from raw_orders
    qualify row_number() over (partition by order_id order by updated_at desc, ingested_at desc) = 1
),
customers as (
    select customer_id, country, is_test
    from raw_customers
    qualify row_number() over (partition by customer_id order by valid_from desc) = 1
),
refunds as (
    select order_id, sum(amount_cents) as refund_cents
    from (select distinct event_id, order_id, amount_cents from raw_events where event_type = 'refund')
    group by order_id
),
completed as (
    select
        o.order_id,
        coalesce(o.customer_id, -1) as customer_id,
        (o.order_ts at time zone 'UTC' at time zone 'America/New_York')::date as order_date,
        coalesce(c.country, 'unknown') as country,
        coalesce(o.amount_cents, 0) as gross_cents,
        coalesce(r.refund_cents, 0) as refund_cents
    from latest_orders o
    inner join customers c on c.customer_id = o.customer_id  -- here
    left join refunds r on r.order_id = o.order_id
    where lower(trim(o.status)) = 'completed'
      and c.is_test is not true
)
select
    customer_id,
    order_date,
    country,
    count(*) as orders_cnt,
    sum(gross_cents) / 100.0 as gross_usd,
    sum(refund_cents) / 100.0 as refund_usd,
    (sum(gross_cents) - sum(refund_cents)) / 100.0 as net_usd
from completed
where order_date >= date '2025-03-01' and order_date < date '2025-04-01'
group by customer_id, order_date, country
