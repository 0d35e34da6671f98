import type { Forecast, NoForecast } from '../../indicators/forecast/forecast.ts';
import { shortfall } from '../../indicators/forecast/shortfall.ts';
import { yearEnd, type YearEnd } from '../../indicators/forecast/year-end.ts';
import { formatFace, type Unit } from '../../vocabulary/format.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { monthLabel, monthsBetween, type Month } from '../../vocabulary/month.ts';
import type { PeriodOutlook } from './board.ts';
import { exactSum, type KnownSeries } from './known-series.ts';
import { monthsAfter, type Span } from './spans.ts';
import { endedWords, forecastFace, missWords, rangeWords, sumCoverageWords, type Aim } from './words.ts';

/** A series that adds up over months, its forecast, and its plan. */
export interface Amount {
  readonly title: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly series: KnownSeries;
  readonly forecast: Forecast | NoForecast;
  /** Null where a month has no plan. */
  readonly planOf: KnownSeries['pointOf'];
}

/** What the amount comes to over a fiscal year or quarter: what is known, exact, and what is forecast of the rest. */
export function amountOutlook(amount: Amount, span: Span): PeriodOutlook {
  const { series, title, unit } = amount;
  const first = span.first < series.first ? series.first : span.first;
  if (series.first > span.last)
    return unavailable(span, `there is nothing before ${monthLabel(series.first)}`, title);
  const aim = planOver(amount, { ...span, first });
  const lastKnown = span.last < series.last ? span.last : series.last;
  const known = exactSum(series.pointOf, monthsBetween(first, lastKnown));
  if ('unknown' in known)
    return unavailable(span, `${monthLabel(known.unknown)} is not known: ${known.status}`, title);
  const name = first > span.first ? `${span.label} (from ${monthLabel(first)})` : span.label;
  if (span.last <= series.last) return ended(known.sum, { title, unit, name, aim }, span);
  const from = Math.max(1, monthsAfter(first, series.last));
  const until = monthsAfter(span.last, series.last);
  const end = yearEnd({ toDate: known.sum, forecast: amount.forecast, from, until });
  if (end.kind === 'none') return unavailable(span, end.reason, title);
  return expected(end, { title, unit, name, aim, better: amount.better }, span);
}

interface Told {
  readonly title: string;
  readonly unit: Unit;
  /** The period with, where it is cut short, its first month. */
  readonly name: string;
  readonly aim: Aim;
}

function ended(value: string, { title, unit, name, aim }: Told, span: Span): PeriodOutlook {
  return {
    ...nothing(span),
    state: 'ended',
    sentence: `${title} ended ${name} at ${formatFace(value, unit)}${endedWords(value, aim, unit)}.`,
    toDate: value,
    aim: aim.value,
  };
}

function expected(end: YearEnd, told: Told & { readonly better: Better }, span: Span): PeriodOutlook {
  const { title, unit, name, aim, better } = told;
  const { lower: below, upper } = end.ranges.at(-1)!;
  // Counts only add to what is known.
  const lower = unit.kind === 'count' ? Math.max(below, Number(end.toDate)) : below;
  const miss = aim.value === null ? null : shortfall(end, Number(aim.value), better);
  const against =
    aim.value === null
      ? aim.absent
      : miss
        ? `plan ${formatFace(aim.value, unit)}: ${missWords(miss, 'plan', better)}`
        : `plan ${formatFace(aim.value, unit)}`;
  const face = forecastFace(end.expected, unit);
  const coming = span.kind === 'year' ? `end ${name} at ${face}` : `be ${face} over ${name}`;
  return {
    ...nothing(span),
    state: 'expected',
    sentence: `${title} is expected to ${coming} (${rangeWords(lower, upper, unit)}); ${against}.`,
    toDate: end.toDate,
    expected: end.expected,
    lower,
    upper,
    aim: aim.value,
    probability: miss?.probability ?? null,
    likelihood: miss?.likelihood ?? null,
    coverage: sumCoverageWords(end.coverage),
    backtests: end.backtests,
  };
}

/** An outlook that cannot be had, with the reason. */
export function unavailable(span: Span, reason: string, title: string): PeriodOutlook {
  return { ...nothing(span), sentence: `${title}: no figure for ${span.label}: ${reason}.` };
}

/** An outlook of which nothing is known yet. */
export function nothing(span: Span): PeriodOutlook {
  return {
    kind: span.kind,
    label: span.label,
    until: span.last,
    state: 'unavailable',
    sentence: '',
    toDate: null,
    expected: null,
    lower: null,
    upper: null,
    aim: null,
    probability: null,
    likelihood: null,
    coverage: '',
    backtests: 0,
  };
}

function planOver({ planOf }: Amount, { first, last, label }: Span): Aim {
  const months: readonly Month[] = monthsBetween(first, last);
  const plan = exactSum(planOf, months);
  if ('sum' in plan) return { noun: 'plan', value: plan.sum, absent: '' };
  const isAny = months.some((month) => (planOf(month)?.value ?? null) !== null);
  const absent = isAny ? `no plan for all of ${label}` : `no plan for ${label}`;
  return { noun: 'plan', value: null, absent };
}
