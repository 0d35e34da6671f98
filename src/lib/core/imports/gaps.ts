import { finding, type Finding } from '../vocabulary/finding.ts';
import { monthIndex, monthLabel, monthsBetween, type Month } from '../vocabulary/month.ts';
import { seriesName, type MonthlySeries } from './monthly-series.ts';

const mostNamed = 6;

/** Months without a row between the first and the last month of a series: a file that was forgotten, perhaps. */
export function findGaps(series: readonly MonthlySeries[]): readonly Finding[] {
  return series.flatMap((one) => {
    const missing = missingMonths(one);
    if (missing.length === 0) return [];
    const step = regularStep(one);
    if (step) return [coarserThanMonths(one, step)];
    const message = `${seriesName(one)}: no rows for ${listOf(missing)}, though there are rows before and after; nothing was filled in`;
    return [finding('warning', 'missing_months', message, { value: missing[0] ?? null })];
  });
}

const grains: Readonly<Record<number, string>> = { 3: 'quarter', 6: 'half year', 12: 'year' };

/** The months from one row to the next when they are a quarter, half a year or a year, each time; else null. */
function regularStep({ months }: MonthlySeries): number | null {
  const indices = months.map(({ month }) => monthIndex(month));
  const steps = new Set(indices.slice(1).map((index, at) => index - (indices[at] ?? index)));
  const [step] = steps;
  return indices.length > 2 && steps.size === 1 && step !== undefined && step in grains ? step : null;
}

// Nothing is spread over months in silence: the amounts stand in the months of the rows, and the person is told.
function coarserThanMonths(series: MonthlySeries, step: number): Finding {
  const first = series.months[0]?.month ?? '';
  const message = `${seriesName(series)}: found one month with rows in every ${step}, as if each stood for a ${grains[step] ?? ''}; expected months. The amounts stand in the months as given and were not spread: figures by month, and savings against a monthly baseline, are not to be trusted here`;
  return finding('error', 'coarser_than_months', message, { value: first });
}

function missingMonths({ months }: MonthlySeries): readonly Month[] {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const held = new Set(months.map(({ month }) => month));
  return monthsBetween(first.month, last.month).filter((month) => !held.has(month));
}

function listOf(months: readonly Month[]): string {
  const named = months.slice(0, mostNamed).map(monthLabel).join(', ');
  return months.length > mostNamed ? `${named} and ${months.length - mostNamed} more` : named;
}
