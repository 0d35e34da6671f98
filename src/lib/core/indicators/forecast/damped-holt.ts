import type { Fitted, MonthlyValues } from './fitted.ts';
import { cheapest, lowestNear, lowestOnLine, type Bounds } from './minimise.ts';

/** How a damped trend is smoothed: level by `alpha`, trend by `beta`, and the trend kept from month to month, `phi`. */
export interface HoltShares {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

/** A level and the trend by which it moves on. */
export interface HoltState {
  readonly level: number;
  readonly trend: number;
}

/** A damped trend as it ran over a series. */
export interface HoltRun {
  readonly states: readonly HoltState[];
  readonly errors: MonthlyValues;
}

/**
 * `e_t = y_t - l_{t-1} - φ b_{t-1}`, `l_t = l_{t-1} + φ b_{t-1} + α e_t`, `b_t = φ b_{t-1} + β e_t`, with `β = α β*`. A
 * missing month moves on by the trend alone.
 */
export function runHolt(values: MonthlyValues, { alpha, beta, phi }: HoltShares, start: HoltState): HoltRun {
  let { level, trend } = start;
  const errors: (number | null)[] = [];
  const states = values.map((value) => {
    const expected = level + phi * trend;
    const error = value === null ? null : value - expected;
    errors.push(error);
    level = expected + alpha * (error ?? 0);
    trend = phi * trend + beta * (error ?? 0);
    return { level, trend };
  });
  return { states, errors };
}

/** `ŷ_{t+h} = l_t + (φ + ... + φ^h) b_t`. Example: level 10, trend 1, φ 0.9: 10.9, 11.71. */
export function holtExpected({ level, trend }: HoltState, phi: number, months: number): readonly number[] {
  let [damping, power] = [0, 1];
  return Array.from({ length: months }, () => {
    power *= phi;
    damping += power;
    return level + damping * trend;
  });
}

/** Stronger damping than 0.8 is no trend, weaker than 0.98 runs on as a straight line. */
const phiBounds: Bounds = [0.8, 0.98];

/** The damping and the start with the least squared errors, level and trend being smoothed as given. */
export function bestDamping(
  values: MonthlyValues,
  { alpha, beta }: Pick<HoltShares, 'alpha' | 'beta'>,
): { readonly phi: number; readonly start: HoltState } {
  const { at: phi } = lowestOnLine(
    (at) => solved(sumsOf(values, { alpha, beta, phi: at })).squares,
    phiBounds,
  );
  const { level, trend } = solved(sumsOf(values, { alpha, beta, phi }));
  return { phi, start: { level, trend } };
}

/**
 * Damped trend of Holt, ETS(A,Ad,N). `α`, `β*` and `φ` are sought within bounds for the least sum of squared errors;
 * the first level and trend follow for each by least squares, since errors are linear in them.
 * Source: Gardner and McKenzie 1985; Hyndman and Athanasopoulos, Forecasting: principles and practice.
 */
export function fitDampedHolt(values: MonthlyValues): Fitted {
  const sharesOf = ([alpha = 0, share = 0, phi = 0]: readonly number[]): HoltShares => ({
    alpha,
    beta: alpha * share,
    phi,
  });
  const origin = values.find((value) => value !== null) ?? 0;
  const centred = values.map((value) => (value === null ? null : value - origin));
  const cost = (at: readonly number[]): number => solved(sumsOf(centred, sharesOf(at))).squares;
  const starts = [
    [0.3, 0.1, 0.95],
    [0.8, 0.2, 0.9],
    [0.05, 0.5, 0.97],
  ];
  const found = lowestNear(cost, cheapest(cost, starts), [[0, 1], [0, 1], phiBounds], 80);
  const shares = sharesOf(found.at);
  const { start, doubt } = bestStart(values, shares);
  const { states, errors } = runHolt(values, shares, start);
  const { alpha, beta, phi } = shares;
  return {
    parameters: { ...shares, level0: start.level, trend0: start.trend },
    expected: (months) => holtExpected(states.at(-1) ?? start, phi, months),
    errors,
    response: (after) => (after === 0 ? 1 : alpha + (beta * phi * (1 - phi ** after)) / (1 - phi)),
    correlation: 0,
    doubt,
    estimated: 5,
  };
}

/** Sums over the errors of a run from nothing, `y`, and what a first level `l` and trend `t` of 1 would add to them. */
interface StartSums {
  readonly ll: number;
  readonly lt: number;
  readonly tt: number;
  readonly ly: number;
  readonly ty: number;
  readonly yy: number;
}

// Called some hundred times for each fit: plain numbers, nothing made.
function sumsOf(values: MonthlyValues, { alpha, beta, phi }: HoltShares): StartSums {
  let [ll, lt, tt, ly, ty, yy] = [0, 0, 0, 0, 0, 0];
  let [level, trend, levelOfL, trendOfL, levelOfT, trendOfT] = [0, 0, 1, 0, 0, 1];
  for (const value of values) {
    const [expected, l, t] = [level + phi * trend, levelOfL + phi * trendOfL, levelOfT + phi * trendOfT];
    const isKnown = value !== null;
    const error = isKnown ? value - expected : 0;
    if (isKnown) {
      ll += l * l;
      lt += l * t;
      tt += t * t;
      ly += l * error;
      ty += t * error;
      yy += error * error;
    }
    const [a, b] = isKnown ? [alpha, beta] : [0, 0];
    level = expected + a * error;
    trend = phi * trend + b * error;
    levelOfL = l - a * l;
    trendOfL = phi * trendOfL - b * l;
    levelOfT = t - a * t;
    trendOfT = phi * trendOfT - b * t;
  }
  return { ll, lt, tt, ly, ty, yy };
}

/** The first level and trend with the least squared errors: two unknowns, two equations. */
function solved({ ll, lt, tt, ly, ty, yy }: StartSums): HoltState & {
  readonly squares: number;
  readonly determinant: number;
} {
  const determinant = ll * tt - lt * lt;
  if (!(determinant > 1e-12 * ll * tt)) {
    const level = ll > 0 ? ly / ll : 0;
    return { level, trend: 0, squares: yy - level * ly, determinant: 0 };
  }
  const level = (ly * tt - ty * lt) / determinant;
  const trend = (ty * ll - ly * lt) / determinant;
  return { level, trend, squares: yy - level * ly - trend * ty, determinant };
}

interface BestStart {
  readonly start: HoltState;
  readonly doubt: Fitted['doubt'];
}

/**
 * The best first level and trend, and what their uncertainty does to a sum of months ahead: `g' (X'X)^-1 g`, `g` the
 * change of the sum with each of them.
 */
function bestStart(values: MonthlyValues, shares: HoltShares): BestStart {
  const sums = sumsOf(values, shares);
  const { level, trend, determinant } = solved(sums);
  const none = values.map((value) => (value === null ? null : 0));
  const byLevel = runHolt(none, shares, { level: 1, trend: 0 }).states.at(-1);
  const byTrend = runHolt(none, shares, { level: 0, trend: 1 }).states.at(-1);
  const doubt = (weights: readonly number[]): number => {
    if (!byLevel || !byTrend || determinant === 0) return 0;
    const { ll, lt, tt } = sums;
    const l = weightedAhead(byLevel, shares.phi, weights);
    const t = weightedAhead(byTrend, shares.phi, weights);
    return Math.max(0, (l * l * tt - 2 * l * t * lt + t * t * ll) / determinant);
  };
  return { start: { level, trend }, doubt };
}

function weightedAhead(state: HoltState, phi: number, weights: readonly number[]): number {
  return holtExpected(state, phi, weights.length).reduce((sum, one, at) => sum + one * weights[at]!, 0);
}
