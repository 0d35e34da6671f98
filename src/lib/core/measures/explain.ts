import type { Engine } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Point } from '../vocabulary/point.ts';
import { naiveFigure, type NaiveFigure } from './naive.ts';
import { seriesOf } from './points.ts';
import { totalOf } from './total.ts';
import { scopesOf, type ExplainedScope } from './scopes.ts';

/** A measure in the formula, with the points that enter the figure: one, or for running sums one a month. */
export interface ExplainedPart {
  readonly measure: Measure;
  readonly points: readonly Point[];
  /** The value that enters the formula: of the one point there is, or the total over the same months; else null. */
  readonly value: Decimal | null;
  readonly unit: string | null;
}

/** The prices in which a real figure is written. */
export interface PriceBaseUsed {
  readonly series: string;
  readonly from: Month;
  readonly to: Month;
}

/** How a figure came about, for the definition panel. */
export interface Explanation {
  readonly measure: Measure;
  /** The figure itself; of a total over months, with the total in place of a month's value. */
  readonly point: Point;
  /** The months that a total is made of, in order; empty for the figure of one period. */
  readonly months: readonly Point[];
  readonly formula: string;
  readonly parts: readonly ExplainedPart[];
  /** The baselines behind the figure, with their factors; empty where none enters it. */
  readonly scopes: readonly ExplainedScope[];
  /** What unit cost times volume would have claimed, beside the flexed baseline. */
  readonly naive: NaiveFigure | null;
  /** Null for a nominal figure. */
  readonly priceBase: PriceBaseUsed | null;
}

/** Explain a point by the measures of the catalogue. Rejects when the catalogue lacks the point's measure. */
export async function explain(
  engine: Engine,
  measures: readonly Measure[],
  point: Point,
): Promise<Explanation> {
  const measure = byId(measures, point.measure);
  const parts = await Promise.all(
    measure.parts.map((id) => explainPart(engine, byId(measures, id), { measure, point })),
  );
  const scopes = needsBaseline(measure) ? await scopesOf(engine, point) : [];
  return {
    measure,
    point,
    months: [],
    formula: measure.formula,
    parts,
    scopes,
    naive: naiveFigure(scopes),
    priceBase: point.terms === 'real' ? await priceBaseOf(engine) : null,
  };
}

/**
 * Explain the total of several months of one series, in order of time: its months, and each part of the formula totalled
 * over the same months. The baselines stand behind each month, which opens in turn.
 */
export async function explainSpan(
  engine: Engine,
  measures: readonly Measure[],
  months: readonly Point[],
): Promise<Explanation> {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) throw new Error('a total: expected at least one month');
  const measure = byId(measures, last.measure);
  const total = totalOf(measure, months);
  const point = { ...last, ...total, rows: months.reduce((sum, { rows }) => sum + rows, 0) };
  const parts = await Promise.all(
    measure.parts.map((id) => totalPart(engine, byId(measures, id), { from: first.period, point: last })),
  );
  const priceBase = point.terms === 'real' ? await priceBaseOf(engine) : null;
  return { measure, point, months, formula: measure.formula, parts, scopes: [], naive: null, priceBase };
}

async function totalPart(
  engine: Engine,
  part: Measure,
  { from, point }: { readonly from: Month; readonly point: Point },
): Promise<ExplainedPart> {
  const series = await partSeries(engine, part, point);
  const points = series.filter(({ period, metric }) => period >= from && metric === (point.metric ?? metric));
  if (points.length === 0) return { measure: part, points, value: null, unit: null };
  const { value, unit } = totalOf(part, points);
  // Parts that stand still, such as a baseline, do not enter the formula of a total.
  return { measure: part, points, value: part.total === 'last' ? null : value, unit };
}

/** The prices in which real terms are written; null without a price series, when there are no real figures. */
export async function priceBaseOf(engine: Engine): Promise<PriceBaseUsed | null> {
  const rows = await engine.query<{ series: string; from: string; to: string }>(
    'select series, base_from as "from", base_to as "to" from price_base',
  );
  return rows[0] ?? null;
}

interface Whole {
  readonly measure: Measure;
  readonly point: Point;
}

async function explainPart(engine: Engine, part: Measure, whole: Whole): Promise<ExplainedPart> {
  const points =
    whole.measure.span === 'month' ? await sameMonth(engine, part, whole) : await toDate(engine, part, whole);
  const only = points.length === 1 ? points[0] : undefined;
  return { measure: part, points, value: only?.value ?? null, unit: only?.unit ?? null };
}

async function sameMonth(engine: Engine, part: Measure, { point }: Whole): Promise<readonly Point[]> {
  const series = await partSeries(engine, part, point);
  return series.filter(
    ({ period, metric }) => period === point.period && metric === (point.metric ?? metric),
  );
}

async function toDate(engine: Engine, part: Measure, { measure, point }: Whole): Promise<readonly Point[]> {
  const [own, series] = await Promise.all([
    seriesOf(engine, { ...point, until: point.period }),
    partSeries(engine, part, point),
  ]);
  const first = measure.total === 'last' && own[0] ? own[0].period : point.period;
  return series.filter(({ period }) => period >= first);
}

async function partSeries(engine: Engine, part: Measure, point: Point): Promise<readonly Point[]> {
  const view = part.isMonetary ? {} : ({ party: 'system', terms: 'nominal' } as const);
  const key = { ...point, ...view, measure: part.id, until: point.period };
  const series = await seriesOf(engine, key);
  // A baseline is kept at the prices of its time: a real figure opens to the nominal one.
  return series.length > 0 ? series : seriesOf(engine, { ...key, terms: 'nominal' });
}

function byId(measures: readonly Measure[], id: string): Measure {
  const found = measures.find((measure) => measure.id === id);
  if (!found) throw new Error(`measure "${id}": expected one of the catalogue`);
  return found;
}

function needsBaseline(measure: Measure): boolean {
  return measure.reads.some((table) => ['saving', 'scope_saving', 'net_month'].includes(table));
}
