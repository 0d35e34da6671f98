import { mean } from '../statistics/averages.ts';
import { dot, leastSquares } from '../statistics/least-squares.ts';
import { lastValues } from './autoregression.ts';

/** How much closer the outcome could have been told by knowing the indicator. */
export interface RollingGain {
  /** 1 - mean absolute error with / without; below 0 where the indicator made it worse. */
  readonly gain: number;
  /** How many months were forecast, each from the months before it alone. */
  readonly origins: number;
}

const fewestForFit = 12;
const fewestOrigins = 6;

/** The two series as they are compared: changes of both, and the level of the outcome. */
export interface RollingSeries {
  readonly indicator: readonly (number | null)[];
  readonly outcome: readonly (number | null)[];
  readonly level: readonly (number | null)[];
}

/**
 * Rolling-origin error gain: from the middle of the months on, each month's change of the outcome is forecast from the
 * months before it, once from its own past alone (last change, last level: what is high tends to come down) and once with
 * the indicator's change `lag` months earlier as well; gain = 1 - MAE(with) / MAE(without). Null under 6 months to forecast
 * with 12 before them.
 * Unit: share of the error. Example: months missed by 2.0 without and 1.5 with the indicator: gain 1 - 1.5 / 2 = 0.25.
 * Source: Tashman 2000, International Journal of Forecasting 16(4); Ashley, Granger and Schmalensee 1980.
 */
export function rollingGain({ indicator, outcome, level }: RollingSeries, lag: number): RollingGain | null {
  const rows = outcome.flatMap((value, at) => {
    const own = lastValues(outcome, at, 1);
    const from = level[at - 1] ?? null;
    const led = indicator[at - lag] ?? null;
    if (value === null || own === null || from === null || led === null) return [];
    return [{ value, without: [1, ...own, from], led }];
  });
  const first = Math.max(fewestForFit, Math.floor(rows.length / 2));
  const errors = rows.slice(first).flatMap(({ value, without, led }, step) => {
    const before = rows.slice(0, first + step);
    const values = before.map((row) => row.value);
    const alone = leastSquares(
      before.map((row) => row.without),
      values,
    );
    const together = leastSquares(
      before.map((row) => [...row.without, row.led]),
      values,
    );
    if (!alone || !together) return [];
    return [
      {
        alone: Math.abs(value - dot(without, alone.coefficients)),
        together: Math.abs(value - dot([...without, led], together.coefficients)),
      },
    ];
  });
  const [without, withIt] = [
    mean(errors.map(({ alone }) => alone)),
    mean(errors.map(({ together }) => together)),
  ];
  if (errors.length < fewestOrigins || without === null || withIt === null || !(without > 0)) return null;
  return { gain: 1 - withIt / without, origins: errors.length };
}
