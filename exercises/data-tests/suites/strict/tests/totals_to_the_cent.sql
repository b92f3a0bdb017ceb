select order_date, currency, count(*), sum(amount)
from {{ ref('fct_orders') }}
group by order_date, currency
except
select order_date, currency, orders_cnt, amount_total
from {{ ref('src_daily_totals') }}
