import type { Engine } from '#lib/core/engine/port.ts';

/** How much to make: partnerships, months from April 2015, services of each. */
export interface Size {
  readonly partnerships: number;
  readonly months: number;
  readonly services: number;
}

/**
 * Fill the tables of an import inside the database: both parties' running costs and a plan by service, recharges,
 * change costs, volumes, one service level, a price index, a register of six benefits over three years, and
 * one frozen baseline a partnership (the first year).
 */
export async function fillTables(engine: Engine, { partnerships, months, services }: Size): Promise<void> {
  await engine.run(
    `create or replace temp table cell as
    select
      'Partnership ' || lpad(p::varchar, 3, '0') as partnership,
      'Service ' || lpad(s::varchar, 2, '0') as service,
      (date '2015-04-01' + to_months(m::integer))::date as period,
      (hash(p, s, m) % 1000)::integer as noise,
      p,
      s,
      m
    from range(${partnerships}) as partnership (p), range(${months}) as month (m), range(${services}) as service (s)
    order by p, s, m`,
  );
  for (const statement of statements) await engine.run(statement);
  await engine.run('drop table cell');
}

const from =
  'row_number() over (order by p, s, m) as source_row, row_number() over (order by p, s, m) as source_line';

function costs(party: string, scenario: string, amount: string): string {
  return `insert into fact_cost by name
    select 1 as file_id, ${from}, partnership, period, 'month' as grain, (${amount})::decimal(38, 2) as amount,
      '${party}' as party, service, 'run' as kind, '${scenario}' as scenario, 'GBP' as currency
    from cell`;
}

const statements = [
  costs('provider', 'actual', '(40000 + 900 * s + 10 * noise) * (1 - m * 0.001) * (1 + m * 0.002)'),
  costs('customer', 'actual', '(9000 + 100 * s + noise) * (1 + m * 0.002)'),
  `${costs('provider', 'plan', '(40000 + 900 * s) * (1 - m * 0.0015) * (1 + m * 0.002)')} where m >= 12`,
  `${costs('customer', 'plan', '(9000 + 100 * s) * (1 + m * 0.002)')} where m >= 12`,
  `insert into fact_cost by name
  select 2 as file_id, ${from}, partnership, period, 'month' as grain, 100000 as amount,
    unnest(['customer', 'provider']) as party, service, 'recharge' as kind, 'actual' as scenario, 'GBP' as currency
  from cell
  where s = 0`,
  `insert into fact_cost by name
  select 3 as file_id, ${from}, partnership, period, 'month' as grain, 25000 as amount,
    'provider' as party, service, unnest(['transition', 'dual_running']) as kind,
    unnest(['actual', 'plan']) as scenario, 'GBP' as currency
  from cell
  where s < 3 and m between 12 and 30`,
  `insert into fact_volume by name
  select 4 as file_id, ${from}, partnership, period, 'month' as grain, 1000 + 10 * m + noise as volume, service,
    'cases' as unit, unnest(['actual', 'plan']) as scenario
  from cell`,
  `insert into fact_level by name
  select 5 as file_id, ${from}, partnership, period, 'month' as grain, 'within 5 days' as metric,
    900 + noise / 20 as numerator, 1000 as denominator, service, 0.95 as target, 'higher' as better, 'share' as unit
  from cell`,
  `insert into price_index by name
  select distinct 6 as file_id, m + 1 as source_row, m + 2 as source_line, 'cpi' as series, period, 'month' as grain,
    100 * pow(1.002, m) as index
  from cell`,
  `insert into partnership by name
  select distinct 7 as file_id, p + 1 as source_row, p + 2 as source_line, partnership, partnership as name,
    'GBP' as currency, date '2016-04-01' as start
  from cell`,
  `insert into baseline by name
  select distinct 8 as file_id, p + 1 as source_row, p + 2 as source_line, partnership,
    date '2015-04-01' as baseline_from, date '2016-03-01' as baseline_to, 0.4 as fixed_share, 1 as scope_factor,
    'cpi' as price_series, '1' as version, 'A. Director' as approved_by, date '2016-02-01' as approved_on,
    'as-is year' as reason, 'ledger' as evidence
  from cell`,
  `insert into benefit by name
  select distinct 9 as file_id, 6 * p + s + 1 as source_row, 6 * p + s + 2 as source_line,
    'B' || p || '-' || s as benefit, partnership, 'Benefit of ' || service as title,
    case when s < 4 then 'cash_releasing' else 'non_cash_releasing' end as class,
    case when s % 2 = 0 then 'customer' else 'provider' end as beneficiary, 'O. Wner' as owner,
    'Run, ' || service as budget_line, 100000 as baseline_value, 'ledger' as baseline_evidence,
    0.8 as attribution_share, 0.9 as confidence, 'verified' as status
  from cell
  where s < 6`,
  `insert into benefit_plan by name
  select 10 as file_id, ${from}, 'B' || p || '-' || s as benefit, period, 'month' as grain,
    1000 + noise as value, unnest(['plan', 'actual']) as scenario
  from cell
  where s < 6 and m between 24 and 59`,
];
