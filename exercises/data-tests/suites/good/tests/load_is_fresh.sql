select max(loaded_at) as last_load
from {{ ref('fct_orders') }}
having max(loaded_at) is null or max(loaded_at) < current_date + interval 5 hour
