-- The tests run at 07:00 UTC of the dataset's day, whatever the calendar says: these come before the engine's own.
-- `$today` is put in as a date.
CREATE MACRO today() AS DATE '$today';
CREATE MACRO current_date() AS DATE '$today';
CREATE MACRO now() AS TIMESTAMPTZ '$today 07:00:00+00';
CREATE MACRO get_current_timestamp() AS TIMESTAMPTZ '$today 07:00:00+00';
CREATE MACRO transaction_timestamp() AS TIMESTAMPTZ '$today 07:00:00+00';
CREATE MACRO current_localtimestamp() AS TIMESTAMP '$today 07:00:00';
