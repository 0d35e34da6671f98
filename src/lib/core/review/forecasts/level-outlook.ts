import {
  breach,
  shareOutlook,
  type ShareForecast,
  type ShareSpan,
} from '../../indicators/forecast/breach.ts';
import type { Forecast, NoForecast } from '../../indicators/forecast/forecast.ts';
import { monthAlone } from '../../indicators/forecast/fitted.ts';
import { shortfall, type Outlook } from '../../indicators/forecast/shortfall.ts';
import { spread, tooFar, type SumOutlook } from '../../indicators/forecast/year-end.ts';
import { formatFace, type Unit } from '../../vocabulary/format.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { divide, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel, monthsBetween } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import { nothing, unavailable } from './amount-outlook.ts';
import type { PeriodOutlook } from './board.ts';
import { exactSum, type KnownSeries } from './known-series.ts';
import { monthsAfter, type Span } from './spans.ts';
import { endedWords, forecastFace, missWords, rangeWords, sumCoverageWords, type Aim } from './words.ts';

/** A service level and the target in force, which is taken to stay. */
export interface Level {
  readonly title: string;
  readonly unit: Unit;
  readonly better: Better;
  readonly series: KnownSeries;
  readonly target: Decimal | null;
}

/** A share over a fiscal year or quarter: known and expected cases pooled, against its target. */
export function shareOver(level: Level, forecast: ShareForecast | NoForecast, span: Span): PeriodOutlook {
  const { series, title, unit, target, better } = level;
  if (series.first > span.last)
    return unavailable(span, `there is nothing before ${monthLabel(series.first)}`, title);
  const known = partsOf(series, span);
  if (typeof known === 'string') return unavailable(span, known, title);
  if (span.last <= series.last) return endedShare(level, known, span);
  if (forecast.kind === 'none') return unavailable(span, forecast.reason, title);
  const months: ShareSpan = {
    from: Math.max(1, monthsAfter(span.first, series.last)),
    until: monthsAfter(span.last, series.last),
    known: { numerator: Number(known.numerator), denominator: Number(known.denominator) },
  };
  const outlook = shareOutlook(forecast, months);
  if (outlook.kind === 'none') return unavailable(span, outlook.reason, title);
  const found = target === null ? null : breach(forecast, months, { target: Number(target), better });
  const miss = found?.kind === 'breach' ? found : null;
  const face = formatFace(outlook.expected, unit);
  const over = span.kind === 'year' ? `end ${span.label} at ${face}` : `be ${face} over ${span.label}`;
  return {
    ...expectedOf(outlook, level, span),
    sentence: `${title} is expected to ${over} (${rangeWords(...ends(outlook), unit)}); ${againstTarget(level, miss)}.`,
    probability: miss?.probability ?? null,
    likelihood: miss?.likelihood ?? null,
  };
}

/** A level given only as values cannot be added over months: the last month of a quarter is told in its place. */
export function levelAt(level: Level, forecast: Forecast | NoForecast, span: Span): PeriodOutlook {
  const { series, title, unit, target, better } = level;
  if (forecast.kind === 'none') return unavailable(span, forecast.reason, title);
  const ahead = monthsAfter(span.last, series.last);
  const month = forecast.months[ahead - 1];
  if (!month) return unavailable(span, tooFar(forecast, ahead).reason, title);
  const { fitted, backtest } = forecast;
  const alone = spread({ fitted, past: backtest.past, weights: monthAlone(ahead) }, month.expected);
  const outlook: SumOutlook = { ...alone, ranges: month.ranges, expected: month.expected };
  const miss = target === null ? null : shortfall(outlook, Number(target), better);
  return {
    ...expectedOf(outlook, level, span),
    sentence: `${title} is expected to be ${forecastFace(outlook.expected, unit)} in ${monthLabel(span.last)} (${rangeWords(...ends(outlook), unit)}); ${againstTarget(level, miss)}.`,
    probability: miss?.probability ?? null,
    likelihood: miss?.likelihood ?? null,
  };
}

function againstTarget(
  { target, unit, better }: Level,
  miss: Parameters<typeof missWords>[0] | null,
): string {
  if (target === null) return 'no target';
  const said = `target ${formatFace(target, { ...unit, label: '' })}`;
  return miss ? `${said}: ${missWords(miss, 'target', better)}` : `${said}, neither direction better`;
}

function expectedOf(outlook: Outlook & SumOutlook, { target }: Level, span: Span): PeriodOutlook {
  const [lower, upper] = ends(outlook);
  return {
    ...nothing(span),
    state: 'expected',
    expected: outlook.expected,
    lower,
    upper,
    aim: target,
    coverage: sumCoverageWords(outlook.coverage),
    backtests: outlook.backtests,
  };
}

function ends({ ranges }: SumOutlook): readonly [number, number] {
  const widest = ranges.at(-1)!;
  return [widest.lower, widest.upper];
}

interface Parts {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

/** Both parts over the known months of a span; or which month is not known. */
function partsOf(series: KnownSeries, span: Span): Parts | string {
  const first = span.first < series.first ? series.first : span.first;
  const months = monthsBetween(first, span.last < series.last ? span.last : series.last);
  const part = (key: 'numerator' | 'denominator') =>
    exactSum((month) => {
      const point: Point | null = series.pointOf(month);
      return point && { ...point, value: point[key] };
    }, months);
  const [numerator, denominator] = [part('numerator'), part('denominator')];
  if ('unknown' in numerator) return `${monthLabel(numerator.unknown)} is not known: ${numerator.status}`;
  if ('unknown' in denominator)
    return `${monthLabel(denominator.unknown)} is not known: ${denominator.status}`;
  return { numerator: numerator.sum, denominator: denominator.sum };
}

function endedShare(
  { title, unit, target }: Level,
  { numerator, denominator }: Parts,
  span: Span,
): PeriodOutlook {
  const value = divide(numerator, denominator, 12);
  if (value === null) return unavailable(span, 'there were no cases', title);
  const aim: Aim = { noun: 'target', value: target, absent: 'no target' };
  return {
    ...nothing(span),
    state: 'ended',
    sentence: `${title} ended ${span.label} at ${formatFace(value, unit)}${endedWords(value, aim, unit)}.`,
    toDate: value,
    aim: target,
  };
}
