-- dialect: duckdb
-- A dbt model: references instead of table names, one import CTE per table.
{{ config(materialized='table') }}

with orders as (

    select * from {{ source('shop', 'raw_orders') }}

),

customers as (

    select * from {{ source('shop', 'raw_customers') }}

),

events as (

    select * from {{ ref('raw_events') }}

),

current_orders as (

    select * exclude (version_rank)
    from (
        select
            *,
            row_number() over (
                partition by order_id
                order by updated_at desc, ingested_at desc
            ) as version_rank
        from orders
    )
    where version_rank = 1

),

current_customers as (

    select customer_id, country, coalesce(is_test, false) as is_test
    from customers
    qualify row_number() over (partition by customer_id order by valid_from desc) = 1

),

refunds as (

    select order_id, sum(amount_cents) as refund_cents
    from (select distinct event_id, order_id, amount_cents from events where event_type = 'refund')
    group by order_id

),

final as (

    select
        coalesce(current_orders.customer_id, -1) as customer_id,
        cast(current_orders.order_ts at time zone 'UTC' at time zone 'America/New_York' as date) as order_date,
        coalesce(current_customers.country, 'unknown') as country,
        count(*) as orders_cnt,
        coalesce(sum(current_orders.amount_cents), 0) / 100.0 as gross_usd,
        coalesce(sum(refunds.refund_cents), 0) / 100.0 as refund_usd,
        (coalesce(sum(current_orders.amount_cents), 0) - coalesce(sum(refunds.refund_cents), 0)) / 100.0 as net_usd
    from current_orders
    left join current_customers using (customer_id)
    left join refunds using (order_id)
    where lower(trim(current_orders.status)) = 'completed'
      and not coalesce(current_customers.is_test, false)
    group by 1, 2, 3

)

select * from final
where order_date >= '2025-03-01' and order_date < '2025-04-01'
