select 1 as problem
from (select count(*) as n from {{ ref('fct_orders') }} where order_date = current_date - 1) as yesterday
where n < 400
