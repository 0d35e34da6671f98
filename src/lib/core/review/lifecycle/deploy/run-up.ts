import { controlChart } from '../../../indicators/control/control-chart.ts';
import { mean } from '../../../indicators/statistics/averages.ts';
import { leastSquares } from '../../../indicators/statistics/least-squares.ts';
import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import { monthIndex, type Month } from '../../../vocabulary/month.ts';
import { controlKind, controlValues } from '../../signals/control-values.ts';
import type { Outcome, OutcomeMonth } from './outcomes.ts';

/** Months just before a change that were unusual against the months before them. */
export interface UnusualRunUp {
  readonly from: Month;
  readonly until: Month;
  readonly months: number;
  /** Mean of those months, and of the months before them with their limits. */
  readonly mean: number;
  readonly usual: number;
  readonly lower: number;
  readonly upper: number;
}

const shortest = 3;
const longest = 6;

/**
 * Whether the months just before a change stood out from those before them. Of the last 3 to 6 months all but one, and
 * their mean, must lie more than two thirds of the way to the limit on one side of the mean of the earlier months (six at least), by
 * the control chart of the workspace, and of their trend carried on, since a series on its way up is not out of the usual; the longest such stretch counts. Months that stand out by chance are followed
 * by usual ones whatever anybody does: regression to the mean (Galton 1886; Barnett, van der Pols and Dobson 2005).
 */
export function unusualRunUp(
  outcome: Pick<Outcome, 'months' | 'unit' | 'better'>,
  before: number,
  settings: IndicatorSettings,
): UnusualRunUp | null {
  const known = outcome.months.slice(0, before).filter(({ value }) => value !== null);
  for (let months = longest; months >= shortest; months -= 1) {
    const found = judged(known, months, { outcome, settings });
    if (found) return found;
  }
  return null;
}

interface Judging {
  readonly outcome: Pick<Outcome, 'unit' | 'better'>;
  readonly settings: IndicatorSettings;
}

function judged(known: readonly OutcomeMonth[], months: number, judging: Judging): UnusualRunUp | null {
  const [earlier, last] = [known.slice(0, -months), known.slice(-months)];
  const limits = limitsOf(earlier, judging);
  if (!limits || last.length < months) return null;
  const { mean: usual, upper, lower } = limits;
  const edge = ((upper - usual) * 2) / 3;
  // Without any variation there are no limits to lie near.
  if (!(edge > 0)) return null;
  const values = last.map(({ value }) => value!);
  const centre = mean(values)!;
  const side = Math.sign(centre - usual);
  const beyond = values.filter((value) => (value - usual) * side > edge).length;
  if (beyond < months - 1 || (centre - usual) * side <= edge || (values[0]! - usual) * side <= edge)
    return null;
  const trend = trendOf(earlier);
  const isOffTrend = last.every(({ period, value }) => (value! - trend(period)) * side > edge / 2);
  if (!isOffTrend) return null;
  return { from: last[0]!.period, until: last.at(-1)!.period, months, mean: centre, usual, lower, upper };
}

/** The straight line of the earlier months, carried on. */
function trendOf(earlier: readonly OutcomeMonth[]): (period: Month) => number {
  const fit = leastSquares(
    earlier.map(({ period }) => [1, monthIndex(period) - monthIndex(earlier[0]!.period)]),
    earlier.map(({ value }) => value!),
  );
  const [level = 0, slope = 0] = fit?.coefficients ?? [mean(earlier.map(({ value }) => value!)) ?? 0];
  return (period) => level + slope * (monthIndex(period) - monthIndex(earlier[0]!.period));
}

/** Mean and limits of the earlier months as the workspace draws them; null under six. */
function limitsOf(earlier: readonly OutcomeMonth[], { outcome, settings }: Judging) {
  const points = earlier.flatMap(({ point }) => (point ? [point] : []));
  const { segments } = controlChart({
    values: controlValues(points),
    kind: controlKind(points, outcome.unit.kind === 'share', settings),
    better: outcome.better,
    settings,
    rebases: [],
  });
  const segment = segments.at(-1);
  if (!segment || segment.mean === null || segment.upper === null || segment.lower === null) return null;
  return { mean: segment.mean, upper: segment.upper, lower: segment.lower };
}
