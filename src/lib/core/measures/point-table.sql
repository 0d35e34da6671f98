-- The measures in the order of the catalogue, and every point of them: what the screens ask.
create or replace table measure (
  id varchar not null,
  position integer not null,
  is_monetary boolean not null
);

create or replace table point (
  measure varchar not null,
  partnership varchar not null,
  service varchar,
  metric varchar,
  party varchar not null,
  terms varchar not null,
  grain varchar not null default 'month',
  period date not null,
  value varchar,
  unit varchar not null,
  numerator varchar,
  denominator varchar,
  target varchar,
  rows bigint not null,
  status varchar
);
