import { finding, type Finding } from '../../vocabulary/finding.ts';
import { grainNames, grainPlurals, monthsIn, type Grain } from '../../vocabulary/grain.ts';
import { addMonths, monthIndex, type Month } from '../../vocabulary/month.ts';
import { periodLabel } from '../../vocabulary/period.ts';
import { seriesName, type MonthlySeries } from './monthly-series.ts';

const mostNamed = 6;

/**
 * Periods without a row between the first and the last of a series: a file that was forgotten, perhaps. Months are
 * missed in a series of months, years in one of years; rolling years start as they please, so none is missed.
 */
export function findGaps(series: readonly MonthlySeries[]): readonly Finding[] {
  return series.flatMap((one) => {
    const missing = missingPeriods(one);
    if (missing.length === 0) return [];
    const step = one.grain === 'month' ? regularStep(one) : null;
    if (step) return [coarserThanMonths(one, step)];
    const message = `${seriesName(one)}: no rows for ${listOf(missing, one.grain)}, though there are rows before and after; nothing was filled in`;
    return [finding('warning', ruleOf(one.grain), message, { value: missing[0] ?? null })];
  });
}

function ruleOf(grain: Grain): string {
  return `missing_${grainPlurals[grain].replaceAll(' ', '_')}`;
}

const longer: Readonly<Record<number, Grain>> = { 3: 'quarter', 6: 'half_year', 12: 'year' };

/** The months from one row to the next when they are a quarter, half a year or a year, each time; else null. */
function regularStep({ months }: MonthlySeries): number | null {
  const indices = months.map(({ month }) => monthIndex(month));
  const steps = new Set(indices.slice(1).map((index, at) => index - (indices[at] ?? index)));
  const [step] = steps;
  return indices.length > 2 && steps.size === 1 && step !== undefined && step in longer ? step : null;
}

// Nothing is spread over months in silence: the amounts stand in the months of the rows, and the person is told.
function coarserThanMonths(series: MonthlySeries, step: number): Finding {
  const first = series.months[0]?.month ?? '';
  const grain = longer[step];
  const message = `${seriesName(series)}: found one month with rows in every ${step}, as if each stood for a ${grain ? grainNames[grain] : ''}; expected months. The amounts stand in the months as given and were not spread: figures by month, and savings against a monthly baseline, are not to be trusted here`;
  return finding('error', 'coarser_than_months', message, { value: first });
}

/** The periods that should follow each other from the first to the last; none where the rows keep no such step. */
function missingPeriods({ months, grain }: MonthlySeries): readonly Month[] {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last || grain === 'rolling_year') return [];
  const step = monthsIn[grain];
  const count = (monthIndex(last.month) - monthIndex(first.month)) / step;
  const expected = Array.from({ length: Math.floor(count) + 1 }, (_, at) =>
    addMonths(first.month, at * step),
  );
  const held = new Set(months.map(({ month }) => month));
  const missing = expected.filter((month) => !held.has(month));
  return held.size + missing.length === expected.length ? missing : [];
}

function listOf(periods: readonly Month[], grain: Grain): string {
  const named = periods
    .slice(0, mostNamed)
    .map((period) => periodLabel(period, grain))
    .join(', ');
  return periods.length > mostNamed ? `${named} and ${periods.length - mostNamed} more` : named;
}
