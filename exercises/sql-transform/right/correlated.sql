-- dialect: duckdb
-- Correlated subqueries and no CTE: the customer's country and flag are looked up where they are needed.
select
    k.customer_id,
    k.order_date,
    coalesce(
        (select c.country from raw_customers c where c.customer_id = k.customer_id order by c.valid_from desc limit 1),
        'unknown'
    ) as country,
    k.orders_cnt,
    k.gross_usd,
    k.refund_usd,
    k.gross_usd - k.refund_usd as net_usd
from (
    select
        coalesce(o.customer_id, -1) as customer_id,
        o.order_date,
        count(*) as orders_cnt,
        sum(coalesce(o.amount_cents, 0)) * 0.01 as gross_usd,
        sum(coalesce(
            (select sum(e.amount_cents)
             from (select distinct event_id, order_id, amount_cents from raw_events where event_type = 'refund') e
             where e.order_id = o.order_id), 0)) * 0.01 as refund_usd
    from (
        select distinct
            v.order_id, v.customer_id, v.amount_cents, v.status,
            cast(v.order_ts at time zone 'UTC' at time zone 'America/New_York' as date) as order_date
        from raw_orders v
        where (v.updated_at, v.ingested_at) = (
            select (w.updated_at, w.ingested_at)
            from raw_orders w
            where w.order_id = v.order_id
            order by w.updated_at desc, w.ingested_at desc
            limit 1
        )
    ) o
    where lower(trim(o.status)) = 'completed'
      and o.order_date >= date '2025-03-01'
      and o.order_date <= date '2025-03-31'
      and coalesce(
          (select c.is_test from raw_customers c
           where c.customer_id = o.customer_id
           order by c.valid_from desc
           limit 1),
          false
      ) = false
    group by coalesce(o.customer_id, -1), o.order_date
) k
