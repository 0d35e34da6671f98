-- The measures in the order of the catalogue, and the figures of whole partnerships: what the screens ask first.
-- `keeps_services`: the figures of services are kept as well; else they are computed when somebody asks for them.
create or replace table measure (
  id varchar not null,
  position integer not null,
  kind varchar not null,
  is_monetary boolean not null,
  has_services boolean not null,
  keeps_services boolean not null
);

-- One row a series, its points in order of time packed into texts with chr(31) between: few rows to find, few to move.
-- A text that would hold nothing is null. `periods` null: every month from `first`. `units` null: all have `unit`.
-- What its measure says of it, and its `place` among all, partnership by partnership, are known once all are there.
create or replace table series (
  measure varchar not null,
  partnership varchar not null,
  service varchar,
  metric varchar,
  party varchar not null,
  terms varchar not null,
  grain varchar not null,
  first date not null,
  periods varchar,
  "values" varchar,
  unit varchar not null,
  units varchar,
  numerators varchar,
  denominators varchar,
  targets varchar,
  rows varchar not null,
  statuses varchar,
  kind varchar,
  is_monetary boolean,
  position integer,
  place integer
);

-- Where the alphabet of partnerships is cut so that the series of services are packed a part at a time: all at once,
-- those of a large portfolio would not fit into memory.
create or replace table packing_range as
with held as (
  select partnership, count(*) as cells
  from cube_cost
  group by partnership
  union all
  select partnership, count(*)
  from cube_volume
  group by partnership
  union all
  select partnership, count(*)
  from cube_level
  group by partnership
),
summed as (
  select partnership, sum(cells) as cells
  from held
  group by partnership
),
placed as (
  select partnership, (sum(cells) over (order by partnership) - cells) // 200000 as place
  from summed
)
select min(partnership) as first
from placed
group by place;
