-- What a person decided, for the facts to read. `price_series` null: the price base is taken from the baselines.
-- The clock of cases runs on `work_days` (1 Monday to 7 Sunday, `1,2,3`) from one second of the day until another, but
-- for `holidays` (`2026-04-03,2026-04-06`); `work_days` null: around the clock.
create or replace table setting (
  currency varchar not null,
  price_series varchar,
  price_from date,
  price_to date,
  aged_days integer not null,
  work_days varchar,
  work_from integer,
  work_until integer,
  holidays varchar,
  year_start integer not null
);
