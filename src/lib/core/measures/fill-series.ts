import type { Engine, Row } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { createView, packed, seriesOrder, viewOf } from './series.ts';

/** How a measure is filled in. `keepsServices`: the series of services are kept too, not only whole partnerships'. */
export interface Filling {
  readonly position: number;
  readonly keepsServices: boolean;
  readonly signal: AbortSignal | undefined;
}

/** A measure whose points are in `series`. */
export interface Filled {
  readonly measure: Measure;
  readonly position: number;
  readonly hasServices: boolean;
  readonly keepsServices: boolean;
}

/** Give a measure its view, and its points their place in `series`. `starts` as `rangeStarts` gives them. */
export async function fillSeries(
  engine: Engine,
  measure: Measure,
  starts: readonly string[],
  filling: Filling,
): Promise<Filled> {
  const { id } = measure;
  const { position, keepsServices, signal } = filling;
  // The query is a file of the catalogue, or was checked when it was added, so it may stand in a statement.
  await engine.run(createView(measure), {}, { signal });
  const ranges = rangesFrom(starts);
  // Whole partnerships are few beside their services, so more of them fit in at a time.
  for (const range of keepsServices ? ranges : rangesFrom(starts.filter((_, at) => at % 4 === 0))) {
    const condition = keepsServices ? range.condition : `service is null and ${range.condition}`;
    await engine.run(
      `insert into series by name\n${packed(id, condition)}`,
      { id, ...range.names },
      { signal },
    );
  }
  const hasServices = !keepsServices && (await anyServices(engine, id, { ranges, signal }));
  return { measure, position, hasServices, keepsServices };
}

/**
 * Gives the measures their rows in table `measure`, and puts what is kept of a partnership in one place: it is filled
 * measure by measure and asked partnership by partnership.
 */
export async function putInOrder(engine: Engine, filled: readonly Filled[]): Promise<void> {
  await saveMeasures(engine, filled);
  await engine.run(`create or replace table series as
    select
      series.* replace (
        measure.kind as kind,
        measure.is_monetary as is_monetary,
        measure.position as position,
        row_number() over (order by series.partnership, measure.position, ${seriesOrder})::integer as place
      )
    from series
    join measure on measure.id = series.measure
    order by place`);
  await engine.run('create index series_of_partnership on series (partnership)');
}

/** One statement for all: each takes its time, however little it does. */
async function saveMeasures(engine: Engine, filled: readonly Filled[]): Promise<void> {
  if (filled.length === 0) return;
  const rows = filled.map(({ measure, position, hasServices, keepsServices }, at) => {
    const flags = [position, measure.isMonetary, hasServices, keepsServices].map(String);
    const [place, isMonetary, has, keeps] = flags;
    return {
      row: `($id${at}, ${place}, $kind${at}, ${isMonetary}, ${has}, ${keeps})`,
      names: { [`id${at}`]: measure.id, [`kind${at}`]: measure.kind },
    };
  });
  await engine.run(
    `insert into measure values ${rows.map(({ row }) => row).join(', ')}`,
    Object.assign({}, ...rows.map(({ names }) => names)) as Record<string, string>,
  );
  await engine.run(`update measure
    set has_services = true
    where keeps_services and id in (select measure from series where service is not null)`);
}

/** Partnerships that stand together in the alphabet, as a condition and the names it speaks of. */
interface Range {
  readonly condition: string;
  readonly names: Readonly<Record<string, string>>;
}

const whole: Range = { condition: 'true', names: {} };

/** The names in table `packing_range` at which a range begins, in the order of the alphabet. */
export async function rangeStarts(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.query<Row & { readonly first: string }>(
    'select first from packing_range order by first',
  );
  return rows.map(({ first }) => first);
}

/** From each name to the one before the next; together they hold every name. */
function rangesFrom(starts: readonly string[]): readonly Range[] {
  return starts.length === 0
    ? [whole]
    : starts.map((first, at) => rangeBetween(at === 0 ? null : first, starts[at + 1] ?? null));
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
  { ranges, signal }: { ranges: readonly Range[]; signal: AbortSignal | undefined },
): Promise<boolean> {
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
