-- Tables that an import fills. Every row keeps the file and the physical line it came from.
-- `file_id` points to the imported file; `source_row` is the record number in that file (1 = first below the header),
-- by which the raw text is found again; `source_line` is the physical line on which the row starts.
-- Money and counts are exact: decimal(38, 12) holds cloud bills with eleven decimals.
-- `period` is the first day of the period, and `grain` how long it is (month, quarter, half_year, year, rolling_year):
-- the loader fills it, no column of a file is mapped to it. `suppressed` is what the source wrote in place of a number
-- it holds back (`<=5`): the number is then null, and in no sum.
create table fact_cost (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  period date not null,
  grain varchar not null,
  amount decimal(38, 12),
  party varchar,
  service varchar,
  category varchar,
  kind varchar not null,
  scenario varchar not null,
  currency varchar,
  source_ref varchar,
  suppressed varchar
);

create table fact_volume (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  period date not null,
  grain varchar not null,
  volume decimal(38, 12),
  service varchar,
  unit varchar not null,
  scenario varchar not null,
  suppressed varchar
);

create table fact_level (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  period date not null,
  grain varchar not null,
  metric varchar not null,
  value decimal(38, 12),
  numerator decimal(38, 12),
  denominator decimal(38, 12),
  service varchar,
  target decimal(38, 12),
  better varchar not null,
  unit varchar,
  suppressed varchar
);

create table fact_ticket (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  opened timestamp not null,
  id varchar,
  service varchar,
  priority varchar,
  resolved timestamp,
  due timestamp,
  made_sla boolean,
  reopened decimal(38, 12),
  state varchar
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

create table benefit (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  benefit varchar not null,
  partnership varchar not null,
  title varchar,
  class varchar,
  beneficiary varchar,
  owner varchar,
  measure varchar,
  budget_line varchar,
  baseline_value decimal(38, 12),
  baseline_period varchar,
  baseline_evidence varchar,
  target_value decimal(38, 12),
  target_date date,
  attribution_share decimal(38, 12) not null,
  confidence decimal(38, 12),
  status varchar not null,
  evidence varchar,
  enables varchar,
  recurrence varchar
);

create table benefit_plan (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  benefit varchar not null,
  period date not null,
  grain varchar not null,
  value decimal(38, 12) not null,
  scenario varchar not null
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

create table agreement_component (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  component varchar not null,
  effective_from date not null,
  kind varchar,
  metric varchar,
  target decimal(38, 12),
  value decimal(38, 12),
  unit varchar,
  effective_to date,
  version varchar not null,
  note varchar
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
  grain varchar not null,
  index decimal(38, 12) not null
);

create table objective (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  objective varchar not null,
  measure varchar,
  metric varchar,
  target decimal(38, 12),
  unit varchar,
  better varchar not null,
  target_date date,
  owner varchar,
  next_review date
);

create table log_entry (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  entry varchar not null,
  kind varchar,
  measure varchar,
  metric varchar,
  size decimal(38, 12),
  unit varchar,
  likelihood decimal(38, 12),
  owner varchar,
  raised date,
  closed date,
  response varchar,
  evidence varchar
);

create table alternative (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  alternative varchar not null,
  year_from date,
  cost decimal(38, 12),
  benefit decimal(38, 12),
  criterion varchar,
  weight decimal(38, 12),
  score decimal(38, 12),
  note varchar
);

create table survey_answer (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  date date not null,
  principle varchar not null,
  score decimal(38, 12) not null,
  side varchar,
  scale decimal(38, 12) not null,
  responses decimal(38, 12) not null,
  invited decimal(38, 12),
  comment varchar
);

create table milestone (
  file_id integer not null,
  source_row bigint not null,
  source_line bigint not null,
  partnership varchar not null,
  milestone varchar not null,
  stage varchar,
  planned date,
  forecast date,
  actual date,
  owner varchar,
  note varchar
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

-- What rejected rows hold that can be read, by summed field: it leaves the file's sums when they come back mended.
create table reject_amount (
  file_id integer not null,
  source_line bigint not null,
  column_name varchar not null,
  amount decimal(38, 12) not null
);
