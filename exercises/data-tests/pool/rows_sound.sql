-- Keys are there and there once; tax is there and at most 21 % of an amount that is not negative.
select order_id
from {{ ref('fct_orders') }}
where order_id is null or amount < 0 or tax is null or tax < 0 or tax > 0.21 * amount + 0.01
union all
select order_id
from {{ ref('fct_orders') }}
group by order_id
having count(*) > 1
