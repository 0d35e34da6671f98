import { mean } from '../statistics/averages.ts';
import { neighbourCorrelation, type Fitted, type MonthlyValues } from './fitted.ts';

/** Naive: each coming month as the last one, `ŷ_{t+h} = y_t`; the series is taken as a random walk: 1, 2, 4 goes on as 4, 4. */
export function fitNaive(values: MonthlyValues): Fitted {
  const last = values.findLast((value) => value !== null) ?? 0;
  return {
    parameters: {},
    expected: (months) => Array.from({ length: months }, () => last),
    errors: differences(values, 1),
    response: () => 1,
    correlation: 0,
    doubt: () => 0,
    estimated: 0,
  };
}

/**
 * Seasonal naive: each coming month as the same month of the last year, `ŷ_{t+h} = y_{t+h-12}`. Where that month is
 * missing, the year before it; where none is known, the mean of the last 12.
 * Example: 12 months of 1 to 12 go on as 1, 2, 3.
 */
export function fitSeasonalNaive(values: MonthlyValues, season = 12): Fitted {
  const last = values.slice(-season).filter((value) => value !== null);
  const level = mean(last) ?? 0;
  const sameMonth = (at: number): number => {
    for (let back = at - season; back >= 0; back -= season) {
      const value = values[back];
      if (value !== null && value !== undefined) return value;
    }
    return level;
  };
  const errors = differences(values, season);
  return {
    parameters: {},
    expected: (months) =>
      Array.from({ length: months }, (_, ahead) => sameMonth(values.length + (ahead % season))),
    errors,
    response: (after) => (after % season === 0 ? 1 : 0),
    correlation: neighbourCorrelation(errors),
    doubt: () => 0,
    estimated: 0,
  };
}

/** `y_t - y_{t-lag}`; null where one of both is missing. */
function differences(values: MonthlyValues, lag: number): MonthlyValues {
  return values.map((value, at) => {
    const before = values[at - lag];
    return value === null || before === null || before === undefined ? null : value - before;
  });
}
