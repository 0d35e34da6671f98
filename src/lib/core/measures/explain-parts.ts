import type { Engine } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Point } from '../vocabulary/point.ts';
import { baselinesOf } from './baselines.ts';
import type { Arithmetic } from './formula.ts';
import { pointsWhere, seriesOf } from './points.ts';
import { totalOf } from './total.ts';

/** A measure in the formula, with the points that enter the figure: one, or for totals and running sums one a month. */
export interface ExplainedPart {
  readonly measure: Measure;
  /** Set where the part is that of one service in the figure of all of them. */
  readonly service: string | null;
  readonly points: readonly Point[];
  /** The value that enters the formula: of the one point there is, or the total over the same months; else null. */
  readonly value: Decimal | null;
  readonly unit: string | null;
  /** As it enters the sum of the parts. */
  readonly sign: 1 | -1;
}

/** The figure whose parts are wanted. */
export interface WholeFigure {
  readonly measure: Measure;
  readonly point: Point;
  readonly entering: readonly Point[];
  readonly arithmetic: Arithmetic | null;
}

const endOfTime: Month = '9999-12-01';

/** The parts of a figure in the order of its formula, each with the points that enter the figure and their total. */
export async function explainParts(
  engine: Engine,
  parts: readonly Measure[],
  whole: WholeFigure,
): Promise<readonly ExplainedPart[]> {
  if (whole.measure.id === 'unverified_net_saving') return unverifiedParts(engine, parts, whole);
  return Promise.all(parts.map((part) => explainPart(engine, part, whole)));
}

async function explainPart(engine: Engine, part: Measure, whole: WholeFigure): Promise<ExplainedPart> {
  const points = await pointsOf(engine, part, whole);
  return { measure: part, service: null, points, sign: signOf(part, whole), ...valueOf(part, points) };
}

/** What several points of a part come to; parts that stand still, such as a baseline, are no total of a span. */
function valueOf(part: Measure, points: readonly Point[]): Pick<ExplainedPart, 'value' | 'unit'> {
  const [only, ...more] = points;
  if (!only) return { value: null, unit: null };
  if (more.length === 0) return { value: only.value, unit: only.unit };
  const isOneSeries = new Set(points.map(({ metric }) => metric)).size === 1;
  const total = totalOf(part, points);
  return { value: part.total === 'last' || !isOneSeries ? null : total.value, unit: total.unit };
}

function signOf(part: Measure, { arithmetic }: WholeFigure): 1 | -1 {
  if (arithmetic?.kind !== 'sum') return 1;
  return arithmetic.terms.find((term) => term.part === part.id)?.sign ?? 1;
}

async function pointsOf(engine: Engine, part: Measure, whole: WholeFigure): Promise<readonly Point[]> {
  const { measure, point, entering, arithmetic } = whole;
  if (measure.span === 'to date') return toDate(engine, part, whole);
  if (arithmetic?.kind === 'quotient' && arithmetic.isUnderAtEnd && part.id === arithmetic.under)
    return (await partSeries(engine, part, { ...point, period: endOfTime })).slice(-1);
  const periods = new Set(entering.map(({ period }) => period));
  const series = await partSeries(engine, part, point);
  return series.filter(({ period, metric }) => periods.has(period) && metric === (point.metric ?? metric));
}

/** The months of a part since the first of the measure; of a time to break-even, which looks ahead, all of them. */
async function toDate(
  engine: Engine,
  part: Measure,
  { measure, point }: WholeFigure,
): Promise<readonly Point[]> {
  if (measure.unit === 'level') return partSeries(engine, part, { ...point, period: endOfTime });
  const [own, series] = await Promise.all([
    seriesOf(engine, { ...point, until: point.period }),
    partSeries(engine, part, point),
  ]);
  const first = own.find(({ metric }) => metric === point.metric)?.period ?? point.period;
  return series.filter(({ period }) => period >= first);
}

async function partSeries(engine: Engine, part: Measure, point: Point): Promise<readonly Point[]> {
  const view = part.isMonetary ? {} : ({ party: 'system', terms: 'nominal' } as const);
  const key = { ...point, ...view, measure: part.id, until: point.period };
  const series = await seriesOf(engine, key);
  // A baseline is kept at the prices of its time: a real figure opens to the nominal one.
  return series.length > 0 ? series : seriesOf(engine, { ...key, terms: 'nominal' });
}

/**
 * Of a partnership with baselines in doubt and verified ones, the parts are the gross savings of the services in doubt.
 * Where one of those is "all other services", it is the whole less the services that are verified. Change cost and
 * dis-benefits are taken off here only where nothing is verified.
 */
async function unverifiedParts(
  engine: Engine,
  parts: readonly Measure[],
  whole: WholeFigure,
): Promise<readonly ExplainedPart[]> {
  const { point } = whole;
  const all = await Promise.all(parts.map((part) => explainPart(engine, part, whole)));
  const signed = all.map((part): ExplainedPart => ({
    ...part,
    sign: part.measure.id === 'gross_saving' ? 1 : -1,
  }));
  const current = (await baselinesOf(engine, point.partnership)).filter(({ isCurrent }) => isCurrent);
  const verified = current.filter(({ doubt }) => doubt === null);
  if (point.service !== null || verified.length === 0) return signed;
  const gross = signed.filter(({ measure }) => measure.id === 'gross_saving');
  const doubted = current.filter(({ doubt }) => doubt !== null);
  const isNamed = doubted.every(({ service }) => service !== null);
  const services = (isNamed ? doubted : verified).flatMap(({ service }) => service ?? []);
  const own = await Promise.all(
    gross.flatMap(({ measure }) =>
      services.map((service) => grossOf(engine, measure, { service, whole, sign: isNamed ? 1 : -1 })),
    ),
  );
  return isNamed ? own : [...gross, ...own];
}

async function grossOf(
  engine: Engine,
  measure: Measure,
  { service, whole, sign }: { readonly service: string; readonly whole: WholeFigure; readonly sign: 1 | -1 },
): Promise<ExplainedPart> {
  const periods = new Set(whole.entering.map(({ period }) => period));
  const found = await pointsWhere(engine, {
    partnership: whole.point.partnership,
    measures: [measure.id],
    parties: [whole.point.party],
    terms: [whole.point.terms],
    services: 'each',
  });
  const points = found.filter((one) => one.service === service && periods.has(one.period));
  return { measure, service, points, sign, ...valueOf(measure, points) };
}
