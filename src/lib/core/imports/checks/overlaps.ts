import { identifier } from '../../engine/bind.ts';
import type { Engine, QueryOptions, Row } from '../../engine/port.ts';
import { datasets, type DatasetId } from '../../vocabulary/datasets.ts';
import { finding, type Finding } from '../../vocabulary/finding.ts';
import type { Grain } from '../../vocabulary/grain.ts';
import { periodLabel } from '../../vocabulary/period.ts';
import type { ImportedFile } from '../load/imported-file.ts';

/** A loaded file, as far as it is held against others. */
export type LoadedFile = Pick<ImportedFile, 'id' | 'name' | 'dataset'>;

/**
 * What two files must share to hold the same thing twice. The two parties of a partnership each send their own file
 * for the same months, and so may two services: that is no overlap.
 */
const sharedKeys: Readonly<Partial<Record<DatasetId, readonly [name: string, ...others: string[]]>>> = {
  costs: ['partnership', 'scenario', 'party', 'service', 'kind'],
  volumes: ['partnership', 'scenario', 'service', 'unit'],
  service_levels: ['partnership', 'service', 'metric'],
  price_index: ['series'],
};

interface Overlap extends Row {
  readonly first: number;
  readonly second: number;
  readonly grain: Grain;
  readonly names: string;
  readonly from: string;
  readonly until: string;
}

/** Periods of one length that two files hold for the same thing: sent twice, perhaps, and then counted twice. */
export async function findOverlaps(
  engine: Engine,
  files: readonly LoadedFile[],
  options: QueryOptions = {},
): Promise<readonly Finding[]> {
  const names = new Map(files.map((file) => [file.id, file.name]));
  const found: Finding[] = [];
  for (const [dataset, keys] of Object.entries(sharedKeys) as [DatasetId, [string, ...string[]]][]) {
    if (files.filter((file) => file.dataset === dataset).length < 2) continue;
    const overlaps = await engine.query<Overlap>(statement(dataset, keys), {}, options);
    found.push(...overlaps.map((overlap) => describe(dataset, overlap, names)));
  }
  return found;
}

function statement(dataset: DatasetId, keys: readonly [string, ...string[]]): string {
  const columns = keys.map(identifier).join(', ');
  const isSame = keys.map((key) => `a.${identifier(key)} is not distinct from b.${identifier(key)}`);
  return `with held as (
  select distinct file_id, grain, period, ${columns}
  from ${identifier(datasets[dataset].table)}
)
select
  a.file_id as first,
  b.file_id as second,
  a.grain,
  string_agg(distinct a.${identifier(keys[0])}, ', ' order by a.${identifier(keys[0])}) as names,
  min(a.period) as "from",
  max(a.period) as until
from held as a
join held as b
  on a.file_id < b.file_id and a.period = b.period and a.grain = b.grain and ${isSame.join(' and ')}
group by a.file_id, b.file_id, a.grain
order by first, second, a.grain`;
}

function describe(dataset: DatasetId, overlap: Overlap, names: ReadonlyMap<number, string>): Finding {
  const [first, second] = [names.get(overlap.first) ?? '', names.get(overlap.second) ?? ''];
  const { grain, from, until } = overlap;
  const last = periodLabel(until, grain);
  const periods = from === until ? last : `${periodLabel(from, grain)} to ${last}`;
  const what = `${datasets[dataset].title.toLowerCase()} of ${overlap.names}`;
  return finding(
    'warning',
    'overlapping_periods',
    `${second} and ${first} both hold ${what} for ${periods}; both are counted. Remove one if it was sent twice`,
    { file: second },
  );
}
