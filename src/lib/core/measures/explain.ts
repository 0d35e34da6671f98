import type { Engine } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Point } from '../vocabulary/point.ts';
import { explainParts, type ExplainedPart } from './explain-parts.ts';
import { arithmeticOf, type Arithmetic } from './formula.ts';
import { naiveFigure, type NaiveFigure } from './naive.ts';
import { pointsWhere } from './points.ts';
import { scopesOf, type ExplainedScope } from './scopes.ts';
import { totalOf } from './total.ts';

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
  /** How the parts alone make the figure; null where the formula takes more than them. */
  readonly arithmetic: Arithmetic | null;
  readonly parts: readonly ExplainedPart[];
  /** The baselines behind the figure, with their factors, by scope and month; empty where none enters it. */
  readonly scopes: readonly ExplainedScope[];
  /** What unit cost times volume would have claimed, beside the flexed baseline. */
  readonly naive: NaiveFigure | null;
  /** Null for a nominal figure. */
  readonly priceBase: PriceBaseUsed | null;
  /** Of a real figure with rows of its own: the same figure as paid, which the rows sum to. Null: it has none. */
  readonly asPaid: Decimal | null;
  /** Of a real figure of one month with rows: how much dearer the month is than the price base. Null: not known. */
  readonly deflator: Decimal | null;
}

/** Explain a point by the measures of the catalogue. Rejects when the catalogue lacks the point's measure. */
export async function explain(
  engine: Engine,
  measures: readonly Measure[],
  point: Point,
): Promise<Explanation> {
  return explained(engine, measures, { point, entering: [point], months: [] });
}

/**
 * Explain what several months of one series come to, in order of time, by the measure's own rule: of a position the last
 * month, of all else the months together, each part of the formula and each baseline totalled over the same months.
 */
export async function explainSpan(
  engine: Engine,
  measures: readonly Measure[],
  months: readonly Point[],
): Promise<Explanation> {
  const last = months.at(-1);
  if (!last) throw new Error('a total: expected at least one month');
  const measure = byId(measures, last.measure);
  if (measure.total === 'last') return explained(engine, measures, { point: last, entering: [last], months });
  const total = totalOf(measure, months);
  const point = { ...last, ...total, rows: months.reduce((sum, { rows }) => sum + rows, 0) };
  return explained(engine, measures, { point, entering: enteringOf(measure, months), months });
}

/** Months with both parts alone enter a ratio. */
function enteringOf(measure: Measure, months: readonly Point[]): readonly Point[] {
  if (measure.total !== 'ratio') return months;
  const whole = months.filter(({ numerator, denominator }) => numerator !== null && denominator !== null);
  return whole.length > 0 ? whole : months;
}

interface Asked {
  readonly point: Point;
  /** The points that enter the figure. */
  readonly entering: readonly Point[];
  readonly months: readonly Point[];
}

async function explained(
  engine: Engine,
  measures: readonly Measure[],
  { point, entering, months }: Asked,
): Promise<Explanation> {
  const measure = byId(measures, point.measure);
  const named = measure.parts.map((id) => byId(measures, id));
  const arithmetic = arithmeticOf(measure.formula, named);
  const isReal = point.terms === 'real';
  const hasRows = isReal && measure.lineage !== null;
  const [only, ...others] = entering;
  const [parts, found, priceBase, asPaid, deflator] = await Promise.all([
    explainParts(engine, named, { measure, point, entering, arithmetic }),
    needsBaseline(measure) ? scopesOf(engine, measure, entering) : [],
    isReal ? priceBaseOf(engine) : null,
    hasRows ? asPaidOf(engine, measure, entering) : null,
    hasRows && measure.unit === 'money' && only?.grain === 'month' && others.length === 0
      ? deflatorOf(engine, measure, only)
      : null,
  ]);
  const scopes = found.filter((scope) => entersFigure(measure, scope));
  return {
    measure,
    point,
    months,
    formula: measure.formula,
    arithmetic,
    parts,
    scopes,
    naive: naiveFigure(scopes),
    priceBase,
    asPaid,
    deflator: isDeflatedBy(deflator, { asPaid, point }) ? deflator : null,
  };
}

// A forecast takes the level of another month: a deflator that does not lead to the figure is none to be shown.
function isDeflatedBy(
  deflator: Decimal | null,
  { asPaid, point }: { readonly asPaid: Decimal | null; readonly point: Point },
): boolean {
  if (deflator === null || asPaid === null || point.value === null) return false;
  const roundedPence = Math.max(1, point.rows) * 0.005 + 0.005;
  return Math.abs(Number(asPaid) / Number(deflator) - Number(point.value)) <= roundedPence;
}

/** A net saving has months before the end of the baseline, with their change cost alone. */
function entersFigure({ reads }: Measure, { period, baselineTo }: ExplainedScope): boolean {
  return !reads.includes('net_month') || period > baselineTo;
}

/** The prices in which real terms are written; null without a price series, when there are no real figures. */
export async function priceBaseOf(engine: Engine): Promise<PriceBaseUsed | null> {
  const rows = await engine.query<{ series: string; from: string; to: string }>(
    'select series, base_from as "from", base_to as "to" from price_base',
  );
  return rows[0] ?? null;
}

async function deflatorOf(engine: Engine, { id }: Measure, { period }: Point): Promise<Decimal | null> {
  const rows = await engine.query<{ level: string | null }>(
    `select plain_text(level) as level
    from deflator
    where period = $period::date and scenario = case when $id like 'planned%' then 'plan' else 'actual' end`,
    { period, id },
  );
  return rows[0]?.level ?? null;
}

async function asPaidOf(
  engine: Engine,
  measure: Measure,
  entering: readonly Point[],
): Promise<Decimal | null> {
  const [first] = entering;
  if (!first) return null;
  const series = await pointsWhere(engine, {
    partnership: first.partnership,
    measures: [measure.id],
    parties: [first.party],
    terms: ['nominal'],
    services: first.service === null ? 'whole' : 'each',
  });
  const periods = new Set(entering.map(({ period }) => period));
  const nominal = series.filter(
    ({ service, metric, grain, period }) =>
      service === first.service && metric === first.metric && grain === first.grain && periods.has(period),
  );
  return nominal.length === entering.length ? totalOf(measure, nominal).value : null;
}

function byId(measures: readonly Measure[], id: string): Measure {
  const found = measures.find((measure) => measure.id === id);
  if (!found) throw new Error(`measure "${id}": expected one of the catalogue`);
  return found;
}

function needsBaseline(measure: Measure): boolean {
  return measure.reads.some((table) =>
    ['saving', 'scope_saving', 'net_month', 'version_saving'].includes(table),
  );
}
