import { finding, type Finding } from '../../vocabulary/finding.ts';
import { grainNames, grainPlurals } from '../../vocabulary/grain.ts';
import { periodLabel } from '../../vocabulary/period.ts';
import { seriesName, type MonthlySeries, type SeriesMonth } from './monthly-series.ts';

/** Below this number of periods there is no usual size to compare with. */
const fewestMonths = 5;
/** A period this many times larger or smaller than the usual one is of another scale, such as thousands. */
const jump = 100;

/**
 * Months (or quarters, or years) whose total is a hundred times the median of their series, or a hundredth of it (wrong scale?), or has the
 * other sign. `names` are the files by id.
 */
export function findOutliers(
  series: readonly MonthlySeries[],
  names: ReadonlyMap<number, string>,
): readonly Finding[] {
  return series
    .filter(({ dataset, months }) => dataset !== 'price_index' && months.length >= fewestMonths)
    .flatMap((one) => {
      const usual = median(one.months.flatMap(({ total }) => (total === null || total === 0 ? [] : [total])));
      return usual === null ? [] : one.months.flatMap((month) => judge(one, month, { usual, names }));
    });
}

interface Measure {
  readonly usual: number;
  readonly names: ReadonlyMap<number, string>;
}

function judge(
  series: MonthlySeries,
  { month, total, file }: SeriesMonth,
  { usual, names }: Measure,
): readonly Finding[] {
  if (total === null || total === 0) return [];
  const place = { file: names.get(file) ?? null, value: String(total) };
  const times = Math.abs(total / usual);
  // Words only where they are needed: most periods of most series give no finding.
  const what = () => `${seriesName(series)}: ${periodLabel(month, series.grain)} sums to ${shown(total)}`;
  if (times >= jump || times <= 1 / jump) {
    const message = `${what()}, the middle ${grainNames[series.grain]} to ${shown(usual)}; wrong scale? The rows are loaded as they are`;
    return [finding('warning', 'wrong_scale', message, place)];
  }
  if (Math.sign(total) === Math.sign(usual)) return [];
  const message = `${what()}, while most ${grainPlurals[series.grain]} are ${usual > 0 ? 'above' : 'below'} zero; the rows are loaded as they are`;
  return [finding('info', 'sign_flip', message, place)];
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

// Rounded for reading only; never an exponent.
function shown(total: number): string {
  return total.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}
