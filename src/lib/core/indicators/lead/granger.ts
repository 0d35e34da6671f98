import { fUpper } from '../statistics/distributions.ts';
import { leastSquares } from '../statistics/least-squares.ts';
import { lastValues } from './autoregression.ts';

/** Whether the past of one series helps to tell another beyond the other's own past. */
export type GrangerTest =
  | {
      readonly kind: 'test';
      readonly f: number;
      readonly p: number;
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly kind: 'none'; readonly reason: string };

/**
 * Granger test: y on its own last `lags` values, with and without those of x; F = [(RSS0 - RSS1) / lags] / [RSS1 / (n -
 * 2 lags - 1)]. Rows with a missing value are left out. It presumes series without trend: difference them first.
 * Source: Granger 1969, Econometrica 37(3). Example: real GDP growth on consumption growth, 2 lags: F 0.243, p 0.784
 * (R's lmtest, as published in the tests of statsmodels).
 */
export function grangerTest(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  lags: number,
): GrangerTest {
  const rows = y.flatMap((value, at) => {
    const own = lastValues(y, at, lags);
    const other = lastValues(x, at, lags);
    return value !== null && own && other ? [{ value, own, other }] : [];
  });
  const denominator = rows.length - 2 * lags - 1;
  if (denominator < 1)
    return {
      kind: 'none',
      reason: `${lags} lags need ${2 * lags + 2} months in a row, found ${rows.length}`,
    };
  const values = rows.map(({ value }) => value);
  const without = leastSquares(
    rows.map(({ own }) => [1, ...own]),
    values,
  );
  const withOther = leastSquares(
    rows.map(({ own, other }) => [1, ...own, ...other]),
    values,
  );
  if (!without || !withOther) return { kind: 'none', reason: 'one of the series does not vary' };
  if (!(withOther.sumOfSquares > 0)) return { kind: 'none', reason: 'nothing is left to explain' };
  const f = (without.sumOfSquares - withOther.sumOfSquares) / lags / (withOther.sumOfSquares / denominator);
  return { kind: 'test', f, p: fUpper(f, lags, denominator), numerator: lags, denominator };
}
