-- Nothing is lost: the table adds up to the raw orders.
select built.usd as built_usd, raw.usd as raw_usd
from (select sum(gross_usd) as usd from curated) as built
cross join (select sum(amount_cents) / 100 as usd from raw_orders) as raw
where abs(built.usd - raw.usd) > 0.01
