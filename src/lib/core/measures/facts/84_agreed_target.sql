-- Targets that the agreement gives: components of kind `service_level` with a metric and a target, by version. Which
-- name a metric goes by is compared without case, blanks and marks: `Case attainment` is `case_attainment`.
-- A target in per cent becomes a share.
create or replace macro metric_key(name) as
  trim(regexp_replace(lower(name), '[^a-z0-9]+', '_', 'g'), '_');

create or replace macro is_percent(unit) as
  coalesce(lower(trim(unit)) in ('%', 'percent', 'per cent'), false);

create or replace table agreed_target as
select
  partnership,
  metric_key(metric) as metric_key,
  case when is_percent(unit) then target / 100 else target end as target,
  case when is_percent(unit) then 'share' else lower(trim(unit)) end as unit,
  effective_from,
  effective_to,
  try_cast(version as double) as version_number,
  version,
  file_id,
  source_row
from agreement_component
where metric_key(kind) = 'service_level' and metric is not null and target is not null;

-- The target of each metric in each period of the data: of the version in force on the first day of the period; where
-- none is, of the first that comes into force within it. So a target that changes is a step, and the past is judged by
-- the target of its time.
create or replace table level_target as
with asked as (
  select distinct partnership, metric, metric_key(metric) as metric_key, grain, period
  from cube_level
)
select
  asked.partnership,
  asked.metric,
  asked.grain,
  asked.period,
  first(
    agreed.target
    order by
      greatest(agreed.effective_from, asked.period),
      agreed.version_number desc nulls last,
      agreed.effective_from desc,
      agreed.version desc,
      agreed.file_id desc,
      agreed.source_row desc
  ) as target,
  first(
    agreed.unit
    order by
      greatest(agreed.effective_from, asked.period),
      agreed.version_number desc nulls last,
      agreed.effective_from desc,
      agreed.version desc,
      agreed.file_id desc,
      agreed.source_row desc
  ) as unit
from asked
join agreed_target as agreed
  on agreed.partnership = asked.partnership
  and agreed.metric_key = asked.metric_key
  and agreed.effective_from < asked.period + to_months(months_in(asked.grain))
  and (agreed.effective_to is null or agreed.effective_to >= asked.period)
group by asked.partnership, asked.metric, asked.grain, asked.period;
