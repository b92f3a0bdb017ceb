-- dialect: duckdb
-- Orders and refunds as signed lines under each other; the table is one sum over them.
create table curated as
with completed as (
    select order_id, customer_id, amount_cents,
        (order_ts at time zone 'UTC' at time zone 'America/New_York')::date as day
    from (
        select *, dense_rank() over (partition by order_id order by updated_at desc, ingested_at desc) as nth
        from (select distinct * from raw_orders)
    )
    where nth = 1 and lower(trim(status)) = 'completed'
),
people as (
    select customer_id,
        first_value(country) over newest as country,
        first_value(is_test) over newest as is_test
    from raw_customers
    window newest as (partition by customer_id order by valid_from desc
        rows between unbounded preceding and unbounded following)
),
lines as (
    select customer_id, day, 1 as orders, coalesce(amount_cents, 0) as gross, 0 as refund from completed
    union all
    select completed.customer_id, completed.day, 0, 0, coalesce(refund.amount_cents, 0)
    from (select event_id, min(order_id) as order_id, min(amount_cents) as amount_cents
          from raw_events where event_type = 'refund' group by event_id) as refund
    inner join completed on completed.order_id = refund.order_id
)
select
    coalesce(lines.customer_id, -1) as customer_id,
    lines.day as order_date,
    coalesce(person.country, 'unknown') as country,
    sum(orders) as orders_cnt,
    sum(gross) / 100 as gross_usd,
    sum(refund) / 100 as refund_usd,
    sum(gross - refund) / 100 as net_usd
from lines
left join (select distinct customer_id, country, is_test from people) as person
    on person.customer_id = lines.customer_id
where lines.day >= date '2025-03-01' and lines.day < date '2025-03-01' + interval 1 month
  and person.is_test is distinct from true
group by all
