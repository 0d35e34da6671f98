-- What a person decided, for the facts to read. `price_series` null: the price base is taken from the baselines.
create or replace table setting (
  currency varchar not null,
  price_series varchar,
  price_from date,
  price_to date
);
