{{ config(materialized='table') }}

with

--- shuffle steps
homes as (

    select customer_id, country
    from {{ ref('stg_addresses') }}
    qualify row_number() over (
        partition by customer_id
        order by valid_from desc, address_id desc
    ) = 1

),

--- next
refunds as (

    select
        order_id,
        sum(amount_cents) as refund_cents
    from {{ ref('stg_events') }}
    where event_type = 'refund'
    group by order_id

),

--- end
completed as (

    select
        @o.order_id,
        coalesce(@o.customer_id, -1) as customer_id,
        cast(
            @o.order_ts at time zone 'UTC' at time zone 'America/New_York'
            as date
        ) as order_date,
        coalesce(@h.country, 'unknown') as country,
        @o.amount_cents
    from {{ ref('stg_orders') }} as @o
--- shuffle joins
    left join {{ ref('stg_customers') }} as @c
        on @c.customer_id = @o.customer_id
--- next
    left join homes as @h
        on @h.customer_id = @o.customer_id
--- end
    where @o.status = 'completed'
      and (@c.is_test = false or @c.is_test is null)

)

select
    @d.customer_id,
    @d.order_date,
    @d.country,
    count(*) as orders_cnt,
    sum(@d.amount_cents) / 100.0 as gross_usd,
    sum(coalesce(@r.refund_cents, 0)) / 100.0 as refund_usd,
    sum(@d.amount_cents - coalesce(@r.refund_cents, 0)) / 100.0 as net_usd
from completed as @d
left join refunds as @r
    on @r.order_id = @d.order_id
group by @d.customer_id, @d.order_date, @d.country
