import type { Engine } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Party, Point, Terms } from '../vocabulary/point.ts';
import { portfolio, type View } from './points.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import { totalOf } from './total.ts';

/** A measure over the whole time of a partnership. `value` null: it cannot be computed, and `status` says why. */
export interface Summary {
  readonly measure: string;
  readonly partnership: string;
  readonly metric: string | null;
  readonly party: Party;
  readonly terms: Terms;
  readonly from: Month | null;
  readonly until: Month | null;
  readonly value: Decimal | null;
  readonly unit: string;
  readonly status: string | null;
}

/** A partnership with data, and whether a baseline covers any of it. */
export interface Covered {
  readonly partnership: string;
  readonly hasBaseline: boolean;
}

/** Every partnership that has costs, volumes or service levels, by name. */
export async function partnershipsWithData(engine: Engine): Promise<readonly Covered[]> {
  const rows = await engine.query<{ partnership: string; has_baseline: boolean }>(`
    with named as (
      select partnership from cube_cost
      union
      select partnership from cube_volume
      union
      select partnership from cube_level
    )
    select partnership, partnership in (select partnership from scope) as has_baseline
    from named
    order by partnership`);
  return rows.map((row) => ({ partnership: row.partnership, hasBaseline: row.has_baseline }));
}

/** Totals of every measure for every partnership with data, in one view. */
export async function summaryOf(
  engine: Engine,
  measures: readonly Measure[],
  view: View,
): Promise<readonly Summary[]> {
  const [points, partnerships] = await Promise.all([portfolio(engine, view), partnershipsWithData(engine)]);
  return summarise(measures, points, { partnerships, view });
}

/** Total the points of whole partnerships, by measure, partnership and metric; a measure without points says why. */
function summarise(
  measures: readonly Measure[],
  points: readonly Point[],
  { partnerships, view }: { readonly partnerships: readonly Covered[]; readonly view: View },
): readonly Summary[] {
  const groups = groupBy(points, (point) => JSON.stringify([point.measure, point.partnership]));
  return partnerships.flatMap((covered) =>
    measures.flatMap((measure) => {
      const group = groups.get(JSON.stringify([measure.id, covered.partnership]));
      return group ? byMetric(measure, group) : [absent(measure, covered, view)];
    }),
  );
}

function byMetric(measure: Measure, points: readonly Point[]): readonly Summary[] {
  return [...groupBy(points, (point) => point.metric).values()].map((series) => summed(measure, series));
}

function summed(measure: Measure, series: readonly Point[]): Summary {
  const months = knownSpan(series);
  const total = totalOf(measure, months);
  const { partnership, metric, party, terms } = series[0]!;
  return {
    measure: measure.id,
    partnership,
    metric,
    party,
    terms,
    from: months[0]!.period,
    until: months.at(-1)!.period,
    value: total.value,
    unit: total.unit,
    status: [total.status, ending(series, months)].filter((part) => part !== null).join('; ') || null,
  };
}

// One party's data may end a month before the other's: the total then stops where both are known, and says so.
function knownSpan(series: readonly Point[]): readonly Point[] {
  const first = series.findIndex((point) => point.value !== null);
  const last = series.findLastIndex((point) => point.value !== null);
  return first < 0 ? series : series.slice(first, last + 1);
}

function ending(series: readonly Point[], months: readonly Point[]): string | null {
  const left = series.length - months.length;
  if (left === 0) return null;
  const reason =
    series.find((point) => point.value === null && !months.includes(point))?.status ?? 'no value';
  return `${left} further ${left === 1 ? 'month' : 'months'} not known: ${reason}`;
}

function absent(measure: Measure, { partnership, hasBaseline }: Covered, { party, terms }: View): Summary {
  const status = measure.kind === 'benefit' && !hasBaseline ? 'no baseline' : measure.absent;
  const view: View = measure.isMonetary ? { party, terms } : { party: 'system', terms: 'nominal' };
  return {
    measure: measure.id,
    partnership,
    metric: null,
    ...view,
    from: null,
    until: null,
    value: null,
    unit: '',
    status,
  };
}
