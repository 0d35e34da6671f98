import { contrastSpread, leastSquares, type LeastSquares } from '../statistics/least-squares.ts';

/** A linear model whose errors follow each other: error(t) = rho x error(t - 1) + noise. */
export interface AutoregressiveFit {
  readonly fit: LeastSquares;
  readonly rho: number;
  /** Variance of the errors themselves, not of the noise that drives them. */
  readonly variance: number;
  /** Degrees of freedom of a weighted sum of the coefficients. */
  readonly degreesOf: (weights: readonly number[]) => number;
}

/** A model to fit: places in time in rising order, a row of the design and a value for each. */
export interface TimedModel {
  readonly times: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly values: readonly number[];
}

const limit = 0.99;

/**
 * Generalised least squares with AR(1) errors by REML: rho maximises the restricted likelihood
 * -1/2 [(n - p) log s2 + log|V| + log|X'V^-1 X|], with the coefficients at their best for each rho (Prais-Winsten).
 * A gap of g months between neighbours has correlation rho^g. Null when the design has no unique solution.
 * Source: Turner, Karahalios, Forbes et al. 2021, BMC Medical Research Methodology 21:181; Cheang and Reinsel 2000.
 */
export function autoregressiveFit(model: TimedModel): AutoregressiveFit | null {
  const score = (rho: number) => restrictedLikelihood(model, rho);
  if (score(0) === null) return null;
  const rho = maximum(score);
  const fit = fitAt(model, rho);
  if (!fit) return null;
  const variance = fit.sumOfSquares / fit.degrees;
  return { fit, rho, variance, degreesOf: satterthwaite(model, rho, fit) };
}

const stepOfRho = 1e-3;

/**
 * Satterthwaite's degrees of freedom: 2 / Var(log of the estimated variance of the sum), by the curvature of the
 * restricted likelihood in rho and log s2. An uncertain rho makes an uncertain interval: fewer degrees than n - p.
 */
function satterthwaite(model: TimedModel, rho: number, fit: LeastSquares): AutoregressiveFit['degreesOf'] {
  const [below, above] = [rho - stepOfRho, rho + stepOfRho].map((one) => ({
    fit: fitAt(model, one),
    score: profile(model, one, fit),
  }));
  const here = profile(model, rho, fit);
  if (!below?.fit || !above?.fit || below.score === null || above.score === null || here === null)
    return () => fit.degrees;
  const [lower, upper] = [below.fit, above.fit];
  const variance = fit.sumOfSquares / fit.degrees;
  const byRho = -(above.score - 2 * here + below.score) / stepOfRho ** 2;
  const byBoth = -(upper.sumOfSquares - lower.sumOfSquares) / (4 * stepOfRho * variance);
  const byScale = fit.degrees / 2;
  const determinant = byRho * byScale - byBoth ** 2;
  // At the edge of what rho may be the likelihood has no top to measure the curvature of.
  if (!(determinant > 0) || !(byRho > 0)) return () => fewestDegrees;
  return (weights) => {
    const slope =
      (Math.log(contrastSpread(upper, weights)) - Math.log(contrastSpread(lower, weights))) / (2 * stepOfRho);
    const spread = (slope ** 2 * byScale - 2 * slope * byBoth + byRho) / determinant;
    return Math.min(fit.degrees, Math.max(fewestDegrees, 2 / spread));
  };
}

const fewestDegrees = 2;

/** The restricted likelihood at a rho with the variance held as it was estimated. */
function profile(model: TimedModel, rho: number, estimated: LeastSquares): number | null {
  const fit = fitAt(model, rho);
  if (!fit) return null;
  const variance = estimated.sumOfSquares / estimated.degrees;
  return -0.5 * (fit.sumOfSquares / variance + spreadOfErrors(model, rho) + fit.logDeterminant);
}

/** Prais-Winsten: each row less rho^g of the row before, over the share of its spread that is left. */
function fitAt({ times, rows, values }: TimedModel, rho: number): LeastSquares | null {
  const scales = scalesOf(times, rho);
  const turned = rows.map((row, at) => {
    const before = rows[at - 1];
    if (!before) return row;
    const { carried, left } = scales[at]!;
    return row.map((cell, column) => (cell - carried * before[column]!) / left);
  });
  const y = values.map((value, at) => {
    const before = values[at - 1];
    return before === undefined ? value : (value - scales[at]!.carried * before) / scales[at]!.left;
  });
  return leastSquares(turned, y);
}

function scalesOf(times: readonly number[], rho: number) {
  return times.map((time, at) => {
    const gap = time - (times[at - 1] ?? time);
    const carried = at === 0 ? 0 : rho ** gap;
    return { carried, left: Math.sqrt(1 - carried ** 2) };
  });
}

function restrictedLikelihood(model: TimedModel, rho: number): number | null {
  const fit = fitAt(model, rho);
  if (!fit || fit.degrees < 1) return null;
  const variance = Math.max(fit.sumOfSquares / fit.degrees, Number.MIN_VALUE);
  return -0.5 * (fit.degrees * Math.log(variance) + spreadOfErrors(model, rho) + fit.logDeterminant);
}

/** Logarithm of the determinant of the correlations of the errors. */
function spreadOfErrors({ times }: TimedModel, rho: number): number {
  return scalesOf(times, rho).reduce((sum, { left }) => sum + 2 * Math.log(left), 0);
}

const grid = Array.from({ length: 23 }, (_, at) => -limit + (at * 2 * limit) / 22);

/** The best rho of a coarse grid, then narrowed by golden section: the likelihood may have more than one hill. */
function maximum(score: (rho: number) => number | null): number {
  const value = (rho: number) => score(rho) ?? -Infinity;
  const scores = grid.map(value);
  const best = scores.indexOf(Math.max(...scores));
  let low = grid[Math.max(0, best - 1)] ?? -limit;
  let high = grid[Math.min(grid.length - 1, best + 1)] ?? limit;
  const golden = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [atLeft, atRight] = [value(left), value(right)];
  while (high - low > 1e-9) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = value(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = value(right);
    }
  }
  return (low + high) / 2;
}
