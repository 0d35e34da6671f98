import { identifier } from '../../engine/bind.ts';
import type { Engine, QueryOptions } from '../../engine/port.ts';
import { datasets, type DatasetId } from '../../vocabulary/datasets.ts';
import type { Grain } from '../../vocabulary/grain.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { ImportedFile } from '../load/imported-file.ts';

/** A period of a series, by its first month. `total` is only compared in size, so it need not be exact; `file` holds its largest row. */
export interface SeriesMonth {
  readonly month: Month;
  readonly total: number | null;
  readonly file: number;
}

/** What a dataset holds for one name (a partnership, or an index series) and the words that set it apart, by period of one length. */
export interface MonthlySeries {
  readonly dataset: DatasetId;
  readonly name: string;
  readonly scenario: string | null;
  readonly party: string | null;
  readonly grain: Grain;
  readonly months: readonly SeriesMonth[];
}

interface Shape {
  readonly name: string;
  readonly amount: string | null;
  readonly scenario: boolean;
  readonly party: boolean;
}

const shapes: Readonly<Partial<Record<DatasetId, Shape>>> = {
  costs: { name: 'partnership', amount: 'amount', scenario: true, party: true },
  volumes: { name: 'partnership', amount: 'volume', scenario: true, party: false },
  service_levels: { name: 'partnership', amount: null, scenario: false, party: false },
  price_index: { name: 'series', amount: 'index', scenario: false, party: false },
};

interface Cell {
  readonly name: string;
  readonly scenario: string | null;
  readonly party: string | null;
  readonly grain: Grain;
  readonly month: string;
  readonly total: number | null;
  readonly file: number;
}

/** Every series that is loaded, one for each length of its periods, those in order. */
export async function monthlySeries(
  engine: Engine,
  files: readonly Pick<ImportedFile, 'dataset'>[],
  options: QueryOptions = {},
): Promise<readonly MonthlySeries[]> {
  const found: MonthlySeries[] = [];
  for (const dataset of new Set(files.map((file) => file.dataset))) {
    const shape = shapes[dataset];
    if (shape)
      found.push(
        ...bySeries(dataset, await engine.query<Cell & Row>(statement(dataset, shape), {}, options)),
      );
  }
  return found;
}

type Row = Readonly<Record<string, string | number | null>>;

function statement(dataset: DatasetId, { name, amount, scenario, party }: Shape): string {
  const value = amount === null ? 'null::double' : `${identifier(amount)}::double`;
  return `select
  ${identifier(name)} as name,
  ${scenario ? 'scenario' : 'null::varchar'} as scenario,
  ${party ? 'party' : 'null::varchar'} as party,
  grain,
  period as month,
  sum(${value}) as total,
  coalesce(arg_max(file_id, abs(${value})), min(file_id)) as file
from ${identifier(datasets[dataset].table)}
group by all
order by name, scenario, party, grain, month`;
}

function bySeries(dataset: DatasetId, cells: readonly Cell[]): readonly MonthlySeries[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.name, cell.scenario, cell.party, cell.grain]);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { name, scenario, party, grain } = first;
    const months = group.map(({ month, total, file }) => ({ month, total, file }));
    return [{ dataset, name, scenario, party, grain, months }];
  });
}

/** A series in words: `costs of hr-payroll (provider, plan)`. */
export function seriesName({ dataset, name, scenario, party }: MonthlySeries): string {
  const apart = [party, scenario === 'actual' ? null : scenario].filter((word) => word !== null);
  const words = `${datasets[dataset].title.toLowerCase()} of ${name}`;
  return apart.length === 0 ? words : `${words} (${apart.join(', ')})`;
}
