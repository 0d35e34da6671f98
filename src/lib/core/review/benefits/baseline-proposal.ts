import { fiscalStartYear, fiscalYearLabel, fiscalYearStart } from '../../vocabulary/fiscal.ts';
import { add, divide, type Decimal } from '../../vocabulary/money.ts';
import { addMonths, monthLabel, monthsBetween, type Month } from '../../vocabulary/month.ts';
import { baselineLevels, type BaselineLevel } from './baseline-levels.ts';
import { monthlyCosts, monthlyVolumes, type ScopeAmount } from './baseline-scope.ts';
import type { BenefitsData, BenefitsView } from './data.ts';

/** A span of months that may serve as a baseline, and why. */
export interface BaselineOption {
  readonly id: string;
  readonly label: string;
  readonly from: Month;
  readonly to: Month;
}

/** A month of a proposed baseline. */
export interface BaselineMonth {
  readonly period: Month;
  readonly cost: Decimal | null;
  readonly volume: Decimal | null;
  readonly isOutlier: boolean;
  readonly note: string;
}

/** What a span of months would give as a baseline, and what speaks against it. Costs are nominal, exact. */
export interface BaselineProposal {
  readonly months: readonly BaselineMonth[];
  readonly total: Decimal | null;
  /** A month, on average; the baseline cost C0. */
  readonly mean: Decimal | null;
  readonly volume: Decimal | null;
  /** A month, on average; the baseline volume Q0. */
  readonly meanVolume: Decimal | null;
  readonly volumeUnit: string;
  readonly unitCost: Decimal | null;
  readonly levels: readonly BaselineLevel[];
  readonly problems: readonly string[];
}

/** What is looked at as a baseline; `service` null: every service without a baseline of its own. */
export interface BaselineSpan {
  readonly from: Month;
  readonly to: Month;
  readonly service: string | null;
}

/** Averages offered before the start, in months. */
const averages = [12, 24, 36] as const;

/** Spans whose costs are all known: the months before the start, then every whole fiscal year. The first is proposed. */
export function baselineOptions(
  data: BenefitsData,
  { calendar }: Pick<BenefitsView, 'calendar'>,
  of: { readonly service: string | null; readonly start: Month | null },
): readonly BaselineOption[] {
  const known = monthlyCosts(data, of.service).filter(({ value }) => value !== null);
  const months = new Set(known.map(({ period }) => period));
  const isWhole = ({ from, to }: BaselineOption) =>
    monthsBetween(from, to).every((month) => months.has(month));
  const years = [...new Set([...months].map((month) => fiscalStartYear(month, calendar)))].sort(
    (a, b) => a - b,
  );
  return [
    ...(of.start === null ? [] : averages.map((count) => beforeStart(of.start!, count))),
    ...years.map((year) => {
      const from = fiscalYearStart(year, calendar);
      const label = `The fiscal year ${fiscalYearLabel(year, calendar)}`;
      return { id: `year-${year}`, label, from, to: addMonths(from, 11) };
    }),
  ].filter(isWhole);
}

/** The span to begin with: the first option, else the first months there are, up to a year; null without costs. */
export function openingSpan(
  data: BenefitsData,
  options: readonly BaselineOption[],
  of: { readonly service: string | null; readonly start: Month | null },
): Pick<BaselineSpan, 'from' | 'to'> | null {
  const [option] = options;
  if (option) return option;
  const months = monthlyCosts(data, of.service).map(({ period }) => period);
  const before = months.filter((month) => of.start === null || month < of.start);
  const some = before.length > 0 ? before.slice(-12) : months.slice(0, 12);
  const [from, to] = [some[0], some.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** Look at a span as a baseline of the whole partnership or of one service. */
export function proposeBaseline(
  data: BenefitsData,
  span: BaselineSpan,
  start: Month | null,
): BaselineProposal {
  const costs = new Map(monthlyCosts(data, span.service).map((one) => [one.period, one]));
  const volumes = new Map(monthlyVolumes(data, span.service).map((one) => [one.period, one]));
  const periods = span.from <= span.to ? monthsBetween(span.from, span.to) : [];
  const outliers = outlyingMonths(periods.flatMap((period) => costs.get(period) ?? []));
  const months = periods.map((period): BaselineMonth => {
    const [cost, volume] = [costs.get(period), volumes.get(period)];
    return {
      period,
      cost: cost?.value ?? null,
      volume: volume?.value ?? null,
      isOutlier: outliers.months.has(period),
      note: noteOf(period, { cost, start, isOutlier: outliers.months.has(period) }),
    };
  });
  const total = sumOf(months.map(({ cost }) => cost));
  const units = [...new Set(periods.flatMap((period) => volumes.get(period)?.unit ?? []))];
  const volume = units.length === 1 ? sumOf(months.map((one) => one.volume)) : null;
  const count = String(periods.length);
  return {
    months,
    total,
    mean: total === null ? null : divide(total, count, 2),
    volume,
    meanVolume: volume === null ? null : divide(volume, count, 6),
    volumeUnit: units[0] ?? '',
    unitCost: total === null || volume === null ? null : divide(total, volume, 4),
    levels: baselineLevels(data, span),
    problems: problemsOf(months, { volume, start, outliers }),
  };
}

function beforeStart(start: Month, count: number): BaselineOption {
  const label = `The ${count} months before the start in ${monthLabel(start)}`;
  return { id: `before-${count}`, label, from: addMonths(start, -count), to: addMonths(start, -1) };
}

interface Outliers {
  readonly months: ReadonlySet<Month>;
  /** Why no month can be told to be unusual; null where that was tested. */
  readonly untested: string | null;
}

/** Fewer months than this say nothing of what is usual. */
const fewestForOutliers = 6;

/**
 * Months whose cost lies far from the median: modified z-score 0.6745 |x - median| / MAD above 3.5, which is a distance
 * of more than 3.5 x 1.4826 MAD (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). The median and the
 * MAD are not moved by the very months that are looked for, as a mean and a standard deviation are.
 */
function outlyingMonths(costs: readonly ScopeAmount[]): Outliers {
  const known = costs.flatMap(({ period, value }) =>
    value === null ? [] : [{ period, amount: Number(value) }],
  );
  const none = new Set<Month>();
  if (known.length < fewestForOutliers)
    return { months: none, untested: 'Too few months to tell unusual ones.' };
  const middle = median(known.map(({ amount }) => amount));
  const spread = median(known.map(({ amount }) => Math.abs(amount - middle)));
  const isSpread = known.some(({ amount }) => amount !== middle);
  if (spread === 0) {
    const untested = 'More than half of the months cost the same, so that unusual ones cannot be told.';
    return { months: none, untested: isSpread ? untested : null };
  }
  const far = known.filter(({ amount }) => (0.6745 * Math.abs(amount - middle)) / spread > 3.5);
  return { months: new Set(far.map(({ period }) => period)), untested: null };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function noteOf(
  period: Month,
  of: { readonly cost: ScopeAmount | undefined; readonly start: Month | null; readonly isOutlier: boolean },
): string {
  return [
    of.cost === undefined ? 'no cost rows' : of.cost.value === null ? (of.cost.status ?? 'not known') : null,
    of.isOutlier ? 'far from the other months' : null,
    of.start !== null && period >= of.start ? 'after the start of the partnership' : null,
  ]
    .filter((part) => part !== null)
    .join('; ');
}

interface Looked {
  readonly volume: Decimal | null;
  readonly start: Month | null;
  readonly outliers: Outliers;
}

function problemsOf(
  months: readonly BaselineMonth[],
  { volume, start, outliers }: Looked,
): readonly string[] {
  const last = months.at(-1);
  if (!last) return ['The first month comes after the last one.'];
  const missing = months.filter(({ cost }) => cost === null);
  const unusual = months.filter(({ isOutlier }) => isOutlier);
  const named = (some: readonly BaselineMonth[]) => some.map(({ period }) => monthLabel(period)).join(', ');
  const count = months.length === 1 ? 'One month is' : `${months.length} months are`;
  return [
    missing.length > 0 ? `Cost is not known in ${named(missing)}.` : null,
    unusual.length > 0
      ? `${named(unusual)}: far from the other months. Was it a usual year? Say so in the reason.`
      : null,
    start !== null && last.period >= start
      ? `It ends after the start of the partnership in ${monthLabel(start)}: the saving stays unverified.`
      : null,
    months.length < 12 ? `${count} less than a year: seasons may be missing from it.` : null,
    outliers.untested,
    volume === null ? 'No volume in every month, in one unit: the baseline cannot be flexed.' : null,
    volume !== null && Number(volume) === 0 ? 'The volume is zero: the baseline cannot be flexed.' : null,
    months.some((one) => one.volume?.startsWith('-')) ? 'A month has a negative volume.' : null,
  ].filter((problem) => problem !== null);
}

function sumOf(values: readonly (Decimal | null)[]): Decimal | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.length === values.length ? add(...known) : null;
}
