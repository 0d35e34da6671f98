import { mean } from './averages.ts';

/**
 * Autocorrelations at lags 0 to `most`: how much values resemble those `k` before them, from -1 to 1, without unit.
 * r_k = sum (x_t - mean)(x_(t+k) - mean) / sum (x_t - mean)^2; 0 beyond lag 0 where nothing varies.
 * Source: Box, Jenkins, Reinsel and Ljung 2015, section 2.1. Example: 1, 2, 3, 4, 5, 6 have deviations -2.5 to 2.5;
 * r_1 = 8.75 / 17.5 = 0.5.
 */
export function autocorrelation(values: readonly number[], most: number): readonly number[] {
  const centre = mean(values) ?? 0;
  const about = values.map((value) => value - centre);
  const squares = about.reduce((sum, value) => sum + value ** 2, 0);
  return Array.from({ length: Math.max(0, most) + 1 }, (_, lag) => {
    if (!(squares > 0)) return lag === 0 ? 1 : 0;
    return about.slice(lag).reduce((sum, value, at) => sum + value * about[at]!, 0) / squares;
  });
}
