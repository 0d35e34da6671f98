import { forecastShares, type ShareMonth } from '../../indicators/forecast/breach.ts';
import { forecast } from '../../indicators/forecast/forecast.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { ForecastCard, PeriodOutlook } from './board.ts';
import { fanOf } from './fan-of.ts';
import { doublesOf, type KnownSeries } from './known-series.ts';
import { levelAt, shareOver, type Level } from './level-outlook.ts';
import { plainCard, type CardInput } from './plain-card.ts';
import { nextQuarter, yearsInView, type Span } from './spans.ts';

/** The card of a service level, held against its target. */
export function levelCard(input: CardInput): ForecastCard {
  const { data, view, subject, series, horizon, settings } = input;
  const { title, better } = subject;
  const unit = unitOfPoint(subject, series.unit);
  const target =
    series.months.map((month) => series.pointOf(month)?.target ?? null).findLast((one) => one !== null) ??
    null;
  const level: Level = { title, unit, better, series, target };
  // More cases met than counted, as where arrears are worked off: no share that ends at 100 %.
  const values = doublesOf(series);
  const isShare =
    unit.kind === 'share' && values.every((value) => value === null || (value >= 0 && value <= 1));
  const parts = isShare ? partsOf(series) : null;
  const shares =
    parts && forecastShares(parts, { horizon, isOverdispersed: settings.shareChart === 'p_prime' });
  const made = shares
    ? shares.kind === 'none'
      ? shares
      : shares.shares
    : forecast(values, { horizon, ...(isShare ? { least: 0, most: 1 } : {}) });
  const over = (span: Span): PeriodOutlook =>
    shares ? shareOver(level, shares, span) : levelAt(level, made, span);
  const targetAt = (month: string): string | null =>
    month <= series.last ? (series.pointOf(month)?.target ?? null) : target;
  return {
    ...plainCard(input, made, unit),
    fan:
      made.kind === 'none'
        ? null
        : fanOf({ data, view, title, unit, series, forecast: made, aim: { role: 'target', of: targetAt } }),
    quarter: over(nextQuarter(view)),
    // Values without numerator and denominator are not averaged over a year.
    years: shares ? yearsInView(view).map(over) : [],
  };
}

/** Numerators and denominators of a share; null where a known month has none, so that it cannot be pooled. */
function partsOf(series: KnownSeries): readonly ShareMonth[] | null {
  if (series.unit !== 'share') return null;
  const points = series.months.map(series.pointOf);
  if (points.some((point) => point !== null && point.value !== null && point.denominator === null))
    return null;
  const double = (text: string | null | undefined): number | null => (text == null ? null : Number(text));
  return points.map((point) => ({
    numerator: double(point?.numerator),
    denominator: double(point?.denominator),
  }));
}
