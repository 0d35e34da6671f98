import { mean } from '../statistics/averages.ts';
import { fUpper } from '../statistics/distributions.ts';
import { withoutDust } from '../statistics/dust.ts';

/** Each value less the one before; the first, and those beside a gap, are missing. */
export function differenced(values: readonly (number | null)[]): readonly (number | null)[] {
  const changes = values.map((value, at) => {
    const before = values[at - 1] ?? null;
    return value === null || before === null ? null : value - before;
  });
  return withoutDust(changes, values);
}

/** Each value less the mean of its month of the year; place 0, 12, 24 and so on are the same month. */
export function withoutSeason(values: readonly (number | null)[]): readonly (number | null)[] {
  const centres = Array.from({ length: 12 }, (_, month) =>
    mean(values.filter((value, at): value is number => value !== null && at % 12 === month)),
  );
  return withoutDust(
    values.map((value, at) => (value === null ? null : value - (centres[at % 12] ?? 0))),
    values,
  );
}

const significance = 0.05;

/**
 * Whether the months of the year differ: analysis of variance of 12 groups at 5 %. Unknown, so not seasonal, where fewer than
 * two years are at hand. Example: two years of the same twelve values, none alike, are seasonal.
 */
export function isSeasonal(values: readonly (number | null)[]): boolean {
  const known = values.filter((value) => value !== null);
  const centre = mean(known);
  const groups = new Set(values.flatMap((value, at) => (value === null ? [] : [at % 12]))).size;
  const degrees = known.length - groups;
  if (centre === null || groups < 12 || degrees < 8) return false;
  const squares = (list: readonly (number | null)[]) =>
    list.reduce<number>((sum, value) => sum + (value ?? 0) ** 2, 0);
  const total = squares(known.map((value) => value - centre));
  const within = squares(withoutSeason(values));
  if (!(total > 0)) return false;
  if (within <= total * 1e-18) return true;
  return fUpper((total - within) / (groups - 1) / (within / degrees), groups - 1, degrees) < significance;
}

/** Degrees of freedom that removing the means of twelve months takes. */
export const seasonDegrees = 11;
