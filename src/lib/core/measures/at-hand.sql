-- What a screen is drawn from, put together once all series are there, so that a choice is answered at once.
-- A text that can stand between the control characters that part packed texts.
create or replace macro packable(given) as replace(replace(given, chr(30), ' '), chr(29), ' ');

-- The series that the Benefits screen draws of a partnership, packed once more into one row a part: `whole` for the
-- whole partnership, `levels` for volumes and levels of its services, and party and terms for the costs of its services.
-- Between two series stands chr(30), and chr(29) in place of null; a text that holds one itself gets a space instead.
create or replace table benefits_at_hand as
with drawn as (
  select
    *,
    case
      when service is null then 'whole'
      when is_monetary then party || ' ' || terms
      else 'levels'
    end as part
  from series
  where
    measure in ('cost', 'planned_cost', 'volume', 'planned_volume', 'attainment', 'cases_opened')
    or (
      service is null
      and kind in ('cost', 'benefit')
      -- Parts of other figures, which no board of that screen shows by themselves.
      and measure not in (
        'price_index',
        'recharge',
        'planned_cost_in_scope',
        'planned_flexed_baseline',
        'planned_gross_saving',
        'verified_net_saving'
      )
    )
),
held as (
  select
    partnership,
    part,
    list(
      {
        'measure': measure,
        'service': coalesce(packable(service), chr(29)),
        'metric': coalesce(packable(metric), chr(29)),
        'party': party,
        'terms': terms,
        'grain': grain,
        'first': first::varchar,
        'periods': coalesce(periods, chr(29)),
        'values': coalesce("values", chr(29)),
        'unit': packable(unit),
        'units': coalesce(packable(units), chr(29)),
        'numerators': coalesce(numerators, chr(29)),
        'denominators': coalesce(denominators, chr(29)),
        'targets': coalesce(targets, chr(29)),
        'rows': rows,
        'statuses': coalesce(packable(statuses), chr(29))
      }
      order by place
    ) as held
  from drawn
  group by partnership, part
)
select
  partnership,
  part,
  array_to_string([one.measure for one in held], chr(30)) as measure,
  array_to_string([one.service for one in held], chr(30)) as service,
  array_to_string([one.metric for one in held], chr(30)) as metric,
  array_to_string([one.party for one in held], chr(30)) as party,
  array_to_string([one.terms for one in held], chr(30)) as terms,
  array_to_string([one.grain for one in held], chr(30)) as grain,
  array_to_string([one.first for one in held], chr(30)) as first,
  array_to_string([one.periods for one in held], chr(30)) as periods,
  array_to_string([one."values" for one in held], chr(30)) as "values",
  array_to_string([one.unit for one in held], chr(30)) as unit,
  array_to_string([one.units for one in held], chr(30)) as units,
  array_to_string([one.numerators for one in held], chr(30)) as numerators,
  array_to_string([one.denominators for one in held], chr(30)) as denominators,
  array_to_string([one.targets for one in held], chr(30)) as targets,
  array_to_string([one.rows for one in held], chr(30)) as rows,
  array_to_string([one.statuses for one in held], chr(30)) as statuses
from held
order by partnership, part;

create index benefits_of_partnership on benefits_at_hand (partnership);

-- The series that the list of partnerships is drawn from. Left out are those that others of the same partnership make
-- needless there: months of volumes, levels and cases where each has a cost that is known in every view, since they only tell
-- that something was delivered; and net positions where those of verified baselines are known from the start.
create or replace table portfolio_at_hand as
with drawn as (
  select *, (first + to_months((length(rows) - length(replace(rows, chr(31), '')))::integer))::date as last
  from series
  where
    service is null
    and measure in (
      'cost',
      'volume',
      'attainment',
      'cases_opened',
      'targets_met',
      'verified_net_position',
      'net_position',
      'planned_net_position',
      'realisation_rate'
    )
),
-- Every month from the first to the last.
monthly as (
  select *, string_split("values", chr(31)) as held
  from drawn
  where grain = 'month' and periods is null and "values" is not null
),
costed as (
  select partnership, max(first) as first, min(last) as last
  from monthly
  where measure = 'cost' and not list_contains(held, '')
  group by partnership
  having count(*) = 6
),
verified as (
  select partnership, party, terms, first
  from monthly
  where measure = 'verified_net_position' and held[1] <> ''
)
select drawn.* exclude (last)
from drawn
left join costed on costed.partnership = drawn.partnership
left join verified
  on verified.partnership = drawn.partnership
  and verified.party = drawn.party
  and verified.terms = drawn.terms
where
  not coalesce(
    case
      when drawn.measure in ('volume', 'attainment', 'cases_opened')
        then drawn.grain = 'month'
          and drawn.periods is null
          and drawn.first >= costed.first
          and drawn.last <= costed.last
      when drawn.measure = 'net_position' then drawn.first >= verified.first
    end,
    false
  )
order by place;
