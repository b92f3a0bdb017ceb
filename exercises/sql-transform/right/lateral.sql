-- dialect: duckdb
-- LATERAL looks up one row per order; the month is a range of UTC moments.
select
    coalesce(o.customer_id, -1) as customer_id,
    o.local_ts::date as order_date,
    coalesce(max(c.country), 'unknown') as country,
    count(*) as orders_cnt,
    coalesce(sum(o.amount_cents), 0) / 100 as gross_usd,
    coalesce(sum(r.cents), 0) / 100 as refund_usd,
    coalesce(sum(o.amount_cents), 0) / 100 - coalesce(sum(r.cents), 0) / 100 as net_usd
from (select distinct order_id from raw_orders) as ids
cross join lateral (
    select v.*, v.order_ts at time zone 'UTC' at time zone 'America/New_York' as local_ts
    from raw_orders v
    where v.order_id = ids.order_id
    order by v.updated_at desc, v.ingested_at desc
    limit 1
) as o
left join lateral (
    select p.country, p.is_test
    from raw_customers p
    where p.customer_id = o.customer_id
    order by p.valid_from desc
    limit 1
) as c on true
left join lateral (
    select sum(cents) as cents
    from (select e.event_id, max(e.amount_cents) as cents
          from raw_events e
          where e.order_id = o.order_id and e.event_type = 'refund'
          group by e.event_id)
) as r on true
where lower(trim(o.status)) = 'completed'
  and c.is_test is not true
  and o.order_ts >= timestamp '2025-03-01 05:00:00'
  and o.order_ts < timestamp '2025-04-01 04:00:00'
group by o.customer_id, o.local_ts::date
