import type { ControlChart, RuleSetId } from '../../vocabulary/control.ts';

/** Lengths at which the rates below were found. */
const lengths = [13, 24, 36, 60, 120] as const;

/**
 * How many of a hundred charts of pure noise (normal, independent, screened limits) flag their last point, by length.
 * Found by simulation of 20,000 charts each; the benchmark folder repeats it for the default set.
 */
const ratesPercent: Readonly<Record<RuleSetId, readonly number[]>> = {
  nhs_making_data_count: [1.5, 1.6, 1.7, 1.9, 2.2],
  nelson_1984: [1.9, 2.3, 2.3, 2.4, 2.6],
  western_electric: [1.7, 1.7, 1.7, 1.7, 2.0],
  anhoej_runs: [1.7, 3.9, 3.9, 3.2, 4.6],
};

/**
 * The number of charts that would flag their last point if nothing had happened anywhere: what to hold the number of
 * alerts against. Charts that cannot alert (under 13 values, or no last value) count nothing. Where neighbouring
 * months resemble each other more come: at a lag-1 autocorrelation of 0.3 about three times, at 0.6 ten times as many.
 *
 * Unit: charts. Example: 60 charts of 36 months by the NHS rules: 60 × 1.7 % = 1.0.
 */
export function expectedFalseAlerts(charts: readonly ControlChart[]): number {
  return charts.reduce((sum, chart) => sum + falseAlertRate(chart), 0);
}

/** The chance that a chart alerts by chance alone; 0 where it cannot alert. */
function falseAlertRate({ ruleSet, segments, points, state }: ControlChart): number {
  const count = segments.at(-1)?.points ?? 0;
  const hasLast = (points.at(-1)?.value ?? null) !== null;
  if (state !== 'full' || !hasLast || segments.at(-1)?.meanMovingRange === 0) return 0;
  return interpolated(ratesPercent[ruleSet], count) / 100;
}

function interpolated(rates: readonly number[], count: number): number {
  const next = lengths.findIndex((length) => length >= count);
  if (next < 0) return rates.at(-1) ?? 0;
  const [from, to] = [lengths[next - 1] ?? lengths[0], lengths[next] ?? lengths[0]];
  const [low, high] = [rates[next - 1] ?? rates[0] ?? 0, rates[next] ?? 0];
  return to === from ? high : low + ((count - from) / (to - from)) * (high - low);
}
