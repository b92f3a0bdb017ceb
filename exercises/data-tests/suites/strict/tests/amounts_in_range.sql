select *
from {{ ref('fct_orders') }}
where amount <= 0 or amount > 1850 or status not in ('placed', 'completed') or order_date >= current_date
