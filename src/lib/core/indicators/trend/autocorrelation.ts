import { mean } from '../statistics/averages.ts';

/** Autocorrelations at lags 0 to `most`, divisor n; 0 beyond lag 0 where nothing varies. */
export function autocorrelation(values: readonly number[], most: number): readonly number[] {
  const centre = mean(values) ?? 0;
  const about = values.map((value) => value - centre);
  const squares = about.reduce((sum, value) => sum + value ** 2, 0);
  return Array.from({ length: Math.max(0, most) + 1 }, (_, lag) => {
    if (!(squares > 0)) return lag === 0 ? 1 : 0;
    return about.slice(lag).reduce((sum, value, at) => sum + value * about[at]!, 0) / squares;
  });
}
