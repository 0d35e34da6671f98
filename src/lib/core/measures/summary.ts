import type { Engine, Row } from '../engine/port.ts';
import { grainNames, grainPlurals, grains, type Grain } from '../vocabulary/grain.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import { periodEnd } from '../vocabulary/period.ts';
import type { Party, Point, Terms } from '../vocabulary/point.ts';
import { portfolio, type View } from './points.ts';
import { groupBy } from '../vocabulary/group-by.ts';
import { rollingOverlap, totalOf } from './total.ts';

/** A measure over the whole time of a partnership. `value` null: it cannot be computed, and `status` says why. */
export interface Summary {
  readonly measure: string;
  readonly partnership: string;
  readonly metric: string | null;
  readonly party: Party;
  readonly terms: Terms;
  /** Length of the periods that are totalled; a measure has one total for each grain of its data. */
  readonly grain: Grain;
  /** First and last month that the total covers. */
  readonly from: Month | null;
  readonly until: Month | null;
  readonly value: Decimal | null;
  readonly unit: string;
  readonly status: string | null;
}

/**
 * A partnership with data, whether a baseline covers any of it, and how long the periods of its costs are, the
 * shortest first (of whatever it has, when it has no costs).
 */
export interface Covered {
  readonly partnership: string;
  readonly hasBaseline: boolean;
  readonly grains: readonly Grain[];
}

interface CoveredRow extends Row {
  readonly partnership: string;
  readonly has_baseline: boolean;
  readonly grains: string;
}

/** Every partnership that has costs, volumes, service levels or cases, by name. */
export async function partnershipsWithData(engine: Engine): Promise<readonly Covered[]> {
  const rows = await engine.query<CoveredRow>(`
    with named as (
      select distinct partnership, 'month' as grain, true as is_cost from cube_cost
      union
      select distinct partnership, grain, true from coarse_cost
      union
      select distinct partnership, grain, false from cube_volume
      union
      select distinct partnership, grain, false from cube_level
      union
      select distinct partnership, 'month', false from case_month
    )
    select
      partnership,
      partnership in (select partnership from scope) as has_baseline,
      coalesce(
        string_agg(distinct grain, ',') filter (where is_cost),
        string_agg(distinct grain, ',')
      ) as grains
    from named
    group by partnership
    order by partnership`);
  return rows.map((row) => ({
    partnership: row.partnership,
    hasBaseline: row.has_baseline,
    grains: grains.filter((grain) => row.grains.split(',').includes(grain)),
  }));
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

/** Total the points of whole partnerships, by measure, partnership, metric and grain; a measure without points says why. */
function summarise(
  measures: readonly Measure[],
  points: readonly Point[],
  { partnerships, view }: { readonly partnerships: readonly Covered[]; readonly view: View },
): readonly Summary[] {
  const groups = groupBy(points, (point) => JSON.stringify([point.measure, point.partnership]));
  return partnerships.flatMap((covered) =>
    measures.flatMap((measure) => {
      const group = groups.get(JSON.stringify([measure.id, covered.partnership]));
      return group ? bySeries(measure, group) : [absent(measure, covered, view)];
    }),
  );
}

function bySeries(measure: Measure, points: readonly Point[]): readonly Summary[] {
  const groups = groupBy(points, (point) => JSON.stringify([point.metric, point.grain]));
  return [...groups.values()].map((series) => summed(measure, series));
}

function summed(measure: Measure, series: readonly Point[]): Summary {
  if (series[0]!.grain === 'rolling_year') return latestWindow(measure, series);
  const months = knownSpan(series);
  const total = totalOf(measure, months);
  return {
    ...keyOf(measure, series),
    from: months[0]!.period,
    until: lastMonthOf(months.at(-1)!),
    value: total.value,
    unit: total.unit,
    status: [total.status, ending(series, months)].filter((part) => part !== null).join('; ') || null,
  };
}

// Windows overlap, so the latest one stands for itself and for no others.
function latestWindow(measure: Measure, series: readonly Point[]): Summary {
  const last = series.findLast((point) => point.value !== null) ?? series.at(-1)!;
  const said = series.length > 1 ? `${rollingOverlap}; the latest one stands` : null;
  return {
    ...keyOf(measure, series),
    from: last.period,
    until: lastMonthOf(last),
    value: last.value,
    unit: last.unit,
    status: [last.status, said].filter((part) => part !== null).join('; ') || null,
  };
}

function lastMonthOf({ period, grain }: Point): Month {
  return periodEnd(period, grain);
}

type SummaryKey = Pick<Summary, 'measure' | 'partnership' | 'metric' | 'party' | 'terms' | 'grain'>;

function keyOf(measure: Measure, series: readonly Point[]): SummaryKey {
  const { partnership, metric, party, terms, grain } = series[0]!;
  return { measure: measure.id, partnership, metric, party, terms, grain };
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
  const words = left === 1 ? grainNames : grainPlurals;
  return `${left} further ${words[series[0]!.grain]} not known: ${reason}`;
}

function absent(measure: Measure, covered: Covered, { party, terms }: View): Summary {
  const view: View = measure.isMonetary ? { party, terms } : { party: 'system', terms: 'nominal' };
  return {
    measure: measure.id,
    partnership: covered.partnership,
    metric: null,
    ...view,
    grain: 'month',
    from: null,
    until: null,
    value: null,
    unit: '',
    status: whyAbsent(measure, covered),
  };
}

function whyAbsent(measure: Measure, { hasBaseline, grains: own }: Covered): string {
  if (measure.kind !== 'benefit') return measure.absent;
  if (!own.includes('month')) return needsMonths(own);
  return hasBaseline ? measure.absent : 'no baseline';
}

/** Why no saving is stated for a partnership whose data stand for more than a month each. */
export function needsMonths(given: readonly Grain[]): string {
  return `savings need months: the data are given by ${given.map((grain) => grainNames[grain]).join(' and ')}`;
}
