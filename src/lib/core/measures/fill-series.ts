import type { Engine, Row } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { createView, packed, viewOf } from './series.ts';

/** How a measure is filled in. `keepsServices`: the series of services are kept too, not only whole partnerships'. */
export interface Filling {
  readonly position: number;
  readonly keepsServices: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Give a measure its view and its place in table `measure`, and its points theirs in `series`. */
export async function fillSeries(engine: Engine, measure: Measure, filling: Filling): Promise<void> {
  const { id, isMonetary } = measure;
  const { position, keepsServices, signal } = filling;
  // The query is a file of the catalogue, or was checked when it was added, so it may stand in a statement.
  await engine.run(createView(measure), {}, { signal });
  const ranges = await rangesOf(engine);
  for (const range of keepsServices ? ranges : [whole]) {
    const condition = keepsServices ? range.condition : 'service is null';
    await engine.run(
      `insert into series by name\n${packed(id, condition)}`,
      { id, ...range.names },
      { signal },
    );
  }
  const hasServices = await anyServices(engine, id, { ranges, filling });
  await engine.run('insert into measure values ($id, $position, $isMonetary, $hasServices, $keepsServices)', {
    id,
    position,
    isMonetary,
    hasServices,
    keepsServices,
  });
}

/** Puts what is kept of a partnership in one place: it is filled measure by measure and asked partnership by partnership. */
export const inOrder = 'create or replace table series as select * from series order by partnership';

/** Partnerships that stand together in the alphabet, as a condition and the names it speaks of. */
interface Range {
  readonly condition: string;
  readonly names: Readonly<Record<string, string>>;
}

const whole: Range = { condition: 'true', names: {} };

/** The ranges of table `packing_range`: from a name to the one before the next; together they hold every name. */
async function rangesOf(engine: Engine): Promise<readonly Range[]> {
  const rows = await engine.query<Row & { readonly first: string }>(
    'select first from packing_range order by first',
  );
  return rows.length === 0
    ? [whole]
    : rows.map((row, at) => rangeBetween(at === 0 ? null : row.first, rows[at + 1]?.first ?? null));
}

function rangeBetween(from: string | null, until: string | null): Range {
  const conditions = [
    ...(from === null ? [] : ['partnership >= $from']),
    ...(until === null ? [] : ['partnership < $until']),
  ];
  return {
    condition: ['true', ...conditions].join(' and '),
    names: { ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) },
  };
}

async function anyServices(
  engine: Engine,
  id: string,
  { ranges, filling: { keepsServices, signal } }: { ranges: readonly Range[]; filling: Filling },
): Promise<boolean> {
  if (keepsServices)
    return isThere(engine, 'from series where measure = $id and service is not null', { id }, signal);
  for (const { condition, names } of ranges) {
    const points = `from ${viewOf(id)} where service is not null and ${condition}`;
    if (await isThere(engine, points, names, signal)) return true;
  }
  return false;
}

async function isThere(
  engine: Engine,
  rows: string,
  parameters: Range['names'],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const [row] = await engine.query<Row & { readonly found: boolean }>(
    `select exists (${rows}) as found`,
    parameters,
    {
      signal,
    },
  );
  return row?.found ?? false;
}
