-- Tables that an import fills. Every row keeps the file and the physical line it came from.
-- `file_id` points to the imported file; `source_row` is the record number in that file (1 = first below the header),
-- by which the raw text is found again; `source_line` is the physical line on which the row starts.
-- Money and counts are exact: decimal(38, 12) holds cloud bills with eleven decimals.
create table fact_cost (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  period date not null,
  amount decimal(38, 12) not null,
  party varchar,
  service varchar,
  category varchar,
  kind varchar not null,
  scenario varchar not null,
  currency varchar,
  source_ref varchar
);

create table fact_volume (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  period date not null,
  volume decimal(38, 12) not null,
  service varchar,
  unit varchar not null,
  scenario varchar not null
);

create table fact_level (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  period date not null,
  metric varchar not null,
  value decimal(38, 12),
  numerator decimal(38, 12),
  denominator decimal(38, 12),
  service varchar,
  target decimal(38, 12),
  better varchar not null,
  unit varchar
);

create table partnership (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  name varchar,
  customer varchar,
  provider varchar,
  stage varchar,
  start date,
  pilot_start date,
  production_start date,
  fiscal_year_start decimal(38, 12),
  currency varchar,
  next_review date
);

create table baseline (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  baseline_from date not null,
  baseline_to date not null,
  service varchar,
  fixed_share decimal(38, 12),
  scope_factor decimal(38, 12) not null,
  price_series varchar,
  version varchar not null,
  approved_by varchar,
  approved_on date,
  reason varchar,
  evidence varchar
);

create table event (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  date date not null,
  kind varchar not null,
  title varchar,
  reason varchar,
  decided_by varchar
);

create table price_index (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  series varchar not null,
  period date not null,
  index decimal(38, 12) not null
);

-- Rows that could not be typed, one record per failing column.
create table reject (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  field varchar not null,
  column_name varchar not null,
  value varchar,
  reason varchar not null
);
