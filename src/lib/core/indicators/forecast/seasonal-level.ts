import { mean } from '../statistics/averages.ts';
import type { Fitted, MonthlyValues } from './fitted.ts';
import { cheapest, lowestNear, type Bounds } from './minimise.ts';

/**
 * Seasonal level, ETS(A,N,A): `e_t = y_t - l_{t-1} - s_{t-12}`, `l_t = l_{t-1} + α e_t`, `s_t = s_{t-12} + γ e_t`,
 * `ŷ_{t+h} = l_t + s_{t+h-12}`. The first level is the mean of the first year; the first seasons are distances from the
 * mean of their year, averaged over the first two; `α` and `γ` within 0 and 1 have the least sum of squared errors.
 * A missing month leaves level and season as they are.
 * Source: Hyndman, Koehler, Ord and Snyder 2008. Example: a series that repeats a year exactly is continued exactly.
 */
export function fitSeasonalLevel(values: MonthlyValues, season = 12): Fitted {
  const start = startOf(values, season);
  const cost = ([alpha = 0, gamma = 0]: readonly number[]): number =>
    run(values, start, { alpha, gamma }).cost;
  const bounds: readonly Bounds[] = [
    [0, 1],
    [0, 1],
  ];
  const starts = [
    [0.1, 0.05],
    [0.6, 0.1],
    [0.1, 0.5],
  ];
  const found = lowestNear(cost, cheapest(cost, starts), bounds, 60);
  const [alpha = 0, gamma = 0] = found.at;
  const { level, seasons, errors } = run(values, start, { alpha, gamma });
  return {
    parameters: { alpha, gamma, level0: start.level },
    expected: (months) =>
      Array.from({ length: months }, (_, ahead) => level + seasons[(values.length + ahead) % season]!),
    errors,
    response: (after) => (after === 0 ? 1 : alpha + (after % season === 0 ? gamma : 0)),
    correlation: 0,
    doubt: (weights) => doubtOf(weights, values.length, season),
    // The first seasons were made from the errors as well.
    estimated: season + 1,
  };
}

/** Each season is the mean of at most two years, so a sum carries half the variance of each season that it holds. */
function doubtOf(weights: readonly number[], known: number, season: number): number {
  const years = Math.max(1, Math.min(2, Math.floor(known / season)));
  const bySeason = Array.from({ length: Math.min(season, weights.length) }, (_, place) =>
    weights.filter((_, at) => at % season === place).reduce((sum, weight) => sum + weight, 0),
  );
  return bySeason.reduce((sum, weight) => sum + weight ** 2, 0) / years;
}

interface SeasonalStart {
  readonly level: number;
  readonly seasons: readonly number[];
}

interface SeasonalRun extends SeasonalStart {
  readonly errors: MonthlyValues;
  readonly cost: number;
}

function run(
  values: MonthlyValues,
  start: SeasonalStart,
  { alpha, gamma }: { readonly alpha: number; readonly gamma: number },
): SeasonalRun {
  let [level, cost] = [start.level, 0];
  const seasons = [...start.seasons];
  const errors = values.map((value, at) => {
    if (value === null) return null;
    const place = at % seasons.length;
    const error = value - level - seasons[place]!;
    level += alpha * error;
    seasons[place] = seasons[place]! + gamma * error;
    cost += error ** 2;
    return error;
  });
  return { level, seasons, errors, cost };
}

function startOf(values: MonthlyValues, season: number): SeasonalStart {
  const years = [values.slice(0, season), values.slice(season, 2 * season)]
    .filter((year) => year.length === season)
    .map((year) => ({ year, centre: meanOrZero(year.filter((value) => value !== null)) }));
  const level = years[0]?.centre ?? meanOrZero(values.filter((value) => value !== null));
  const raw = Array.from({ length: season }, (_, place) =>
    meanOrZero(
      years.flatMap(({ year, centre }) => {
        const value = year[place];
        return value === null || value === undefined ? [] : [value - centre];
      }),
    ),
  );
  const balance = meanOrZero(raw);
  return { level, seasons: raw.map((one) => one - balance) };
}

function meanOrZero(values: readonly number[]): number {
  return mean(values) ?? 0;
}
