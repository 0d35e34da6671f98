import { firstUnit, pointsIn, type PointSet } from '../../measures/point-set.ts';
import { needsMonths } from '../../measures/summary.ts';
import type { FigureRef } from '../../vocabulary/figure-ref.ts';
import { formatExact, formatExactMoney, formatFace } from '../../vocabulary/format.ts';
import type { MeasureUnit } from '../../vocabulary/measure.ts';
import { add, negate, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Party, Point, Terms } from '../../vocabulary/point.ts';
import { grainsOf } from '../grains-of.ts';
import type { BenefitsData, BenefitsView } from './data.ts';
import { wholeSet } from './points-at-hand.ts';

/** How far a figure can be trusted, and why; null for one that stands as it is. */
export interface FigureStatus {
  readonly kind: 'unavailable' | 'unverified' | 'provisional';
  readonly detail: string;
}

/** One figure of the Benefits screen: its value, how it is written, which months it covers, and what it opens. */
export interface BenefitFigure {
  readonly label: string;
  /** Null: not known, and `status` says why. */
  readonly value: Decimal | null;
  readonly face: string;
  readonly exact: string;
  /** Months and terms in words: `Apr 2023 to Mar 2026, nominal`. */
  readonly period: string;
  readonly status: FigureStatus | null;
  readonly ref: FigureRef | null;
}

/** Which figure is wanted. What is left out is as the view has it; `party` and `terms` of a measure without money too. */
export interface Wanted {
  readonly label: string;
  readonly measure: string;
  readonly metric?: string | null;
  readonly party?: Party;
  readonly terms?: Terms;
  readonly kind?: MeasureUnit;
  /** Said where there are no points at all, in place of the usual reason. */
  readonly absent?: string;
  /** First month that counts; else the first with a point. */
  readonly from?: Month;
}

/** The months of a figure up to the one in view, in order. */
export function monthsOf(data: BenefitsData, view: BenefitsView, wanted: Wanted): readonly Point[] {
  const party = wanted.party ?? view.party;
  const terms = wanted.terms ?? view.terms;
  return allMonths(wholeSet(data), {
    measure: wanted.measure,
    metric: wanted.metric ?? null,
    party,
    terms,
  }).filter(({ period }) => period <= view.until && period >= (wanted.from ?? ''));
}

type FigureKey = Pick<Point, 'measure' | 'metric' | 'party' | 'terms'>;

// A board asks for the same figure at several months: each is put in order once.
const known = new WeakMap<PointSet, Map<string, readonly Point[]>>();

function allMonths(set: PointSet, { measure, metric, party, terms }: FigureKey): readonly Point[] {
  const asked = known.get(set) ?? new Map<string, readonly Point[]>();
  known.set(set, asked);
  const key = `${party} ${terms} ${measure} ${metric ?? ''}`;
  const found = asked.get(key);
  if (found) return found;
  const months = pointsIn(set, { measure, metric, party, terms, grain: 'month' });
  const ordered = months.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  asked.set(key, ordered);
  return ordered;
}

/**
 * A sum over all months to the one in view. A month at the end that is not known yet leaves the sum provisional, to
 * the last known month; one in between makes it unknown.
 */
export function sumToDate(data: BenefitsData, view: BenefitsView, wanted: Wanted): BenefitFigure {
  const points = monthsOf(data, view, wanted);
  const last = points.findLastIndex((point) => point.value !== null);
  if (last < 0) return unavailable(data, view, wanted);
  const known = points.slice(0, last + 1);
  const gap = known.find((point) => point.value === null);
  const [from, until] = [known[0]!, known[last]!];
  if (gap) return noFigure(view, wanted, `${monthLabel(gap.period)}: ${gap.status ?? 'no value'}`);
  if (known.some((point) => point.unit !== from.unit)) return noFigure(view, wanted, 'units differ');
  const open = points[last + 1];
  const detail = open
    ? `${monthLabel(open.period)} not known: ${open.status ?? 'no value'}`
    : statusOf(known);
  return written(
    { data, view, wanted },
    {
      value: add(...known.map((point) => point.value ?? '0')),
      unit: from.unit,
      from: from.period,
      period: until.period,
      detail,
    },
  );
}

/** A figure that runs on from month to month, as it stands in the last month in which it is known. */
export function standing(data: BenefitsData, view: BenefitsView, wanted: Wanted): BenefitFigure {
  const points = monthsOf(data, view, wanted);
  const last = points.findLast((point) => point.value !== null);
  if (!last) return unavailable(data, view, wanted);
  const open = points.find((point) => point.period > last.period);
  const detail = open ? `${monthLabel(open.period)} not known: ${open.status ?? 'no value'}` : last.status;
  return written(
    { data, view, wanted },
    { value: last.value!, unit: last.unit, period: last.period, detail },
  );
}

const moneyMeasures = ['cost', 'gross_saving', 'net_saving', 'net_position', 'verified_net_position'];

/** The currency of a partnership's money; null when there is none. */
export function currencyOf(data: BenefitsData): string | null {
  return firstUnit(wholeSet(data), moneyMeasures);
}

/** The size of an amount, without its sign. */
export function sizeOf(amount: Decimal): Decimal {
  return amount.startsWith('-') ? negate(amount) : amount;
}

/** Why no saving can be stated of a partnership at all; null where one can. */
export function whyNoSaving(data: BenefitsData): string | null {
  const grains = grainsOf(wholeSet(data).seriesOf('cost'));
  if (grains.length > 0 && !grains.includes('month')) return needsMonths(grains);
  if (data.baselines.length === 0) return 'no baseline';
  return null;
}

/** True where a cost has no rows at all although a net saving is stated: it did not fall, which is not unknown. */
export function isNone(data: BenefitsData, view: BenefitsView, wanted: Wanted): boolean {
  if (monthsOf(data, view, wanted).length > 0) return false;
  return monthsOf(data, view, { ...wanted, measure: 'net_saving' }).some(({ value }) => value !== null);
}

/** A cost that did not fall, written as such. */
export function noneOf(data: BenefitsData, figure: BenefitFigure): BenefitFigure {
  const exact = `${formatExactMoney('0.00', currencyOf(data))}: the data have no rows of it`;
  return { ...figure, value: '0.00', face: 'none', exact, status: null };
}

/** A figure that cannot be had, with the reason in words. */
export function noFigure(view: BenefitsView, wanted: Wanted, detail: string): BenefitFigure {
  const { label } = wanted;
  const period = `to ${monthLabel(view.until)}, ${wanted.terms ?? view.terms}`;
  return {
    label,
    value: null,
    face: '',
    exact: '',
    period,
    status: { kind: 'unavailable', detail },
    ref: null,
  };
}

function unavailable(data: BenefitsData, view: BenefitsView, wanted: Wanted): BenefitFigure {
  const points = monthsOf(data, view, wanted);
  const last = points.at(-1);
  const why = whyNoSaving(data) ?? last?.status ?? (last ? 'no value' : whyAbsent(data, view, wanted));
  const figure = noFigure(view, wanted, why);
  return last ? { ...figure, ref: refOf({ data, view, wanted }, { period: last.period }) } : figure;
}

/** Real figures need a price index: without one there are only nominal ones. */
function whyAbsent(data: BenefitsData, view: BenefitsView, wanted: Wanted): string {
  const isReal = (wanted.terms ?? view.terms) === 'real';
  const hasNominal = isReal && monthsOf(data, view, { ...wanted, terms: 'nominal' }).length > 0;
  return hasNominal ? 'no price index, so nothing in real terms' : (wanted.absent ?? 'no data');
}

interface Asked {
  readonly data: BenefitsData;
  readonly view: BenefitsView;
  readonly wanted: Wanted;
}

interface Known {
  readonly value: Decimal;
  readonly unit: string;
  readonly from?: Month;
  readonly period: Month;
  readonly detail: string | null;
}

function written({ data, view, wanted }: Asked, known: Known): BenefitFigure {
  const unit = unitOfPoint({ unit: wanted.kind ?? 'money' }, known.unit);
  const { value, from, period, detail } = known;
  const months = from && from < period ? `${monthLabel(from)} to ${monthLabel(period)}` : monthLabel(period);
  const isMoney = (wanted.kind ?? 'money') === 'money';
  return {
    label: wanted.label,
    value,
    face: formatFace(value, unit),
    exact: formatExact(value, unit),
    period: [from ? months : `to ${months}`, isMoney ? (wanted.terms ?? view.terms) : '']
      .filter((part) => part !== '')
      .join(', '),
    status: detail === null ? null : { kind: 'provisional', detail },
    ref: refOf({ data, view, wanted }, known),
  };
}

function refOf({ data, view, wanted }: Asked, { from, period }: Pick<Known, 'from' | 'period'>): FigureRef {
  const { measure, metric = null } = wanted;
  const span = from && from < period ? { from } : {};
  const { partnership } = data;
  return { ...partyOf(view, wanted), measure, partnership, service: null, metric, period, ...span };
}

function partyOf(view: BenefitsView, { party, terms }: Wanted): Pick<FigureRef, 'party' | 'terms'> {
  return {
    ...(party && party !== view.party ? { party } : {}),
    ...(terms && terms !== view.terms ? { terms } : {}),
  };
}

function statusOf(points: readonly Point[]): string | null {
  const said = [...new Set(points.flatMap((point) => point.status ?? []))];
  if (said.length === 0) return null;
  return said.length > 2 ? `${said.slice(0, 2).join('; ')}; and ${said.length - 2} more` : said.join('; ');
}
