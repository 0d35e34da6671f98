import { finding, type Finding } from '../vocabulary/finding.ts';
import { monthLabel, monthsBetween, type Month } from '../vocabulary/month.ts';
import { seriesName, type MonthlySeries } from './monthly-series.ts';

const mostNamed = 6;

/** Months without a row between the first and the last month of a series: a file that was forgotten, perhaps. */
export function findGaps(series: readonly MonthlySeries[]): readonly Finding[] {
  return series.flatMap((one) => {
    const missing = missingMonths(one);
    if (missing.length === 0) return [];
    const message = `${seriesName(one)}: no rows for ${listOf(missing)}, though there are rows before and after; nothing was filled in`;
    return [finding('warning', 'missing_months', message, { value: missing[0] ?? null })];
  });
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
