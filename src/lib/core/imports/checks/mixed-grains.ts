import { identifier } from '../../engine/bind.ts';
import type { Engine, QueryOptions, Row } from '../../engine/port.ts';
import { datasets, type DatasetId } from '../../vocabulary/datasets.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';
import { grainNames, grainPlurals, type Grain } from '../../vocabulary/grain.ts';
import { monthLabel } from '../../vocabulary/month.ts';

/** What two rows must share to be of the same thing. A file of years often tells no services apart. */
const sharedKeys: Readonly<Partial<Record<DatasetId, readonly string[]>>> = {
  costs: ['partnership', 'scenario'],
  volumes: ['partnership', 'scenario'],
  service_levels: ['partnership', 'metric'],
};

const mostNamed = 6;

interface Mixed extends Row {
  readonly short: Grain;
  readonly long: Grain;
  readonly names: string;
  readonly more: number;
  readonly from: string;
  readonly until: string;
}

/**
 * Partnerships whose periods of different length, or years that start in different months, cover the same time. They
 * are kept apart; years that overlap each other would be added, so those are named as such.
 */
export async function findMixedGrains(engine: Engine, options: QueryOptions): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const [dataset, keys] of Object.entries(sharedKeys) as [DatasetId, readonly string[]][]) {
    const table = identifier(datasets[dataset].table);
    // Monthly data alone, the common case, are not held against each other.
    const isAny = `select 1 as found from ${table} where grain <> 'month' limit 1`;
    if ((await engine.query(isAny, {}, options)).length === 0) continue;
    const rows = await engine.query<Mixed>(statement(table, keys), {}, options);
    found.push(...rows.map((row) => describe(dataset, row)));
  }
  return found;
}

function statement(table: string, keys: readonly string[]): string {
  const isSame = keys.map((key) => `a.${identifier(key)} = b.${identifier(key)}`).join(' and ');
  return `with lengths (grain, months) as (
  values ('month', 1), ('quarter', 3), ('half_year', 6), ('year', 12), ('rolling_year', 12)
),
held as (
  select distinct grain, months, period, (period + to_months(months - 1))::date as until, ${keys.map(identifier).join(', ')}
  from ${table}
  join lengths using (grain)
),
overlap as (
  select
    a.grain as short,
    b.grain as long,
    a.partnership,
    min(greatest(a.period, b.period)) as "from",
    max(least(a.until, b.until)) as until
  from held as a
  join held as b
    on ${isSame}
    and (a.months, a.grain, a.period) < (b.months, b.grain, b.period)
    and a.period <= b.until
    and b.period <= a.until
  where not (a.grain = 'rolling_year' and b.grain = 'rolling_year')
  group by all
)
select
  short,
  long,
  array_to_string(list(partnership order by partnership)[1:${mostNamed}], ', ') as names,
  count(*) - least(count(*), ${mostNamed}) as more,
  min("from") as "from",
  max(until) as until
from overlap
group by short, long
order by short, long`;
}

function describe(dataset: DatasetId, { short, long, names, more, from, until }: Mixed): Finding {
  const whose = more > 0 ? `${names} and ${more} more` : names;
  const what = `${datasets[dataset].title.toLowerCase()} of ${whose}`;
  const span = from === until ? monthLabel(from) : `${monthLabel(from)} to ${monthLabel(until)}`;
  if (short === long) {
    const message = `${what}: found ${grainPlurals[short]} that overlap each other (${span}), expected each to start where the one before ends; both are counted. Remove one if it was sent twice`;
    return finding('warning', 'overlapping_periods', message);
  }
  const message = `${what}: found rows by ${grainNames[short]} and by ${grainNames[long]} for the same time (${span}); both are kept and shown apart, and never added`;
  return finding('warning', 'mixed_grains', message);
}
