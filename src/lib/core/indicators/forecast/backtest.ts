import { mean } from '../statistics/averages.ts';
import type { Fitted, MonthlyValues } from './fitted.ts';
import { methods, type MethodId } from './methods.ts';

/** One look back: the method as it would have been fitted at the end of a past month, and what it then missed by. */
export interface PastForecast {
  /** Months of the series that it knew. */
  readonly knew: number;
  readonly fitted: Fitted;
  /** Actual less expected, by months ahead; null where the actual is missing or lies beyond the series. */
  readonly errors: readonly (number | null)[];
}

/** A method tried on the past of a series. */
export interface Backtest {
  readonly method: MethodId;
  readonly past: readonly PastForecast[];
  /** Mean absolute error over all months ahead of all looks back; null without any. */
  readonly meanError: number | null;
  /**
   * Mean absolute scaled error: the mean absolute error over that of the naive method one month ahead within the
   * series. Below 1 is better than that. Null where the series never moves. Source: Hyndman and Koehler 2006.
   */
  readonly mase: number | null;
}

/** How far to look ahead, and how many months a look back must have behind it. */
export interface BacktestOptions {
  readonly horizon: number;
  readonly training: number;
}

/**
 * Rolling origin: the method is fitted anew at the end of every known month after the first `training`, and asked for
 * the months ahead that are known by now. Example: 1, 2, 3, 4 by naive, one month ahead, training 2: errors 1 and 1, the
 * mean absolute error 1, MASE 1.
 */
export function backtest(
  values: MonthlyValues,
  method: MethodId,
  { horizon, training }: BacktestOptions,
): Backtest {
  const past = values.flatMap((value, at): PastForecast[] => {
    const knew = at + 1;
    if (value === null || knew < training || knew >= values.length) return [];
    const fitted = methods[method].fit(values.slice(0, knew));
    const expected = fitted.expected(horizon);
    const errors = expected.map((one, ahead) => {
      const actual = values[knew + ahead];
      return actual === null || actual === undefined ? null : actual - one;
    });
    return [{ knew, fitted, errors }];
  });
  const sizes = past.flatMap(({ errors }) =>
    errors.flatMap((error) => (error === null ? [] : [Math.abs(error)])),
  );
  const meanError = mean(sizes);
  return { method, past, meanError, mase: scaled(meanError, values) };
}

function scaled(meanError: number | null, values: MonthlyValues): number | null {
  const steps = values.flatMap((value, at) => {
    const before = values[at - 1];
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)];
  });
  const scale = mean(steps);
  return meanError === null || scale === null || scale === 0 ? null : meanError / scale;
}
