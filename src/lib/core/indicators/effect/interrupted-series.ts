import { studentQuantile } from '../statistics/distributions.ts';
import { contrastError, dot, leastSquares, type LeastSquares } from '../statistics/least-squares.ts';
import { autoregressiveFit } from './autoregressive-fit.ts';
import { counterfactualRow, designRow, effectRow, type Design, type Observed } from './design.ts';

/** A figure with its interval; `error` is the standard error, `degrees` those of Student's t behind the interval. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
  readonly degrees: number;
  readonly lower: number;
  readonly upper: number;
}

/** The effect some months into the change, and what it has come to since the start. */
export interface EffectMonth {
  readonly k: number;
  readonly effect: Estimate;
  readonly cumulative: Estimate;
}

/** One month of the fitted line, and of the line as it would have gone on. */
export interface EffectLine {
  readonly t: number;
  readonly observed: number | null;
  readonly fitted: number;
  /** Null before the change. */
  readonly counterfactual: Estimate | null;
}

/** What a change did to a series, or why that cannot be said. */
export type InterruptedSeries =
  | {
      readonly kind: 'effect';
      readonly method: 'reml_ar1' | 'ols';
      /** `estimate` from 12 months on either side; else `descriptive`: to be looked at, not relied on. */
      readonly standing: 'estimate' | 'descriptive';
      readonly points: { readonly before: number; readonly after: number };
      /** Correlation of the error with that of the month before; 0 by OLS. */
      readonly rho: number;
      readonly level: Estimate;
      readonly slope: Estimate;
      /** The step at the change. */
      readonly levelChange: Estimate;
      readonly slopeChange: Estimate;
      /** One entry for each month from the change to the last. */
      readonly months: readonly EffectMonth[];
      readonly line: readonly EffectLine[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'none'; readonly reason: string };

export interface InterruptedInput {
  /** A value for each month in order; null where there is none. */
  readonly values: readonly (number | null)[];
  /** How many of them lie before the change. */
  readonly before: number;
  /** Pairs of sine and cosine for the year, 0 to 2; 0 unless said. */
  readonly harmonics?: 0 | 1 | 2;
  /** Share of the intervals; 0.95 unless said. */
  readonly confidence?: number;
}

/**
 * Interrupted time series: y = b0 + b1 t + b2 D + b3 (t - T0) D (+ harmonics), D = 1 under the change and t - T0 the
 * months since, 1 in the first of them. Errors AR(1) by REML; ordinary least squares under 12 points.
 * Effect at k months = b2 + k b3; cumulative = sum of the effects to k; counterfactual = b0 + b1 t (+ harmonics).
 * Intervals by Student's t with
 * Satterthwaite's degrees of freedom. Source: Turner et al. 2021; Lopez Bernal, Cummins and Gasparrini 2017.
 * Example: the Sicilian smoking ban (59 months, 36 before) gives a step of -23.99 admissions per 100,000, rho 0.284.
 */
export function interruptedSeries(input: InterruptedInput): InterruptedSeries {
  const design: Design = { before: input.before, harmonics: input.harmonics ?? 0 };
  const observed = input.values.flatMap((value, at): Observed[] =>
    value !== null && Number.isFinite(value) ? [{ t: at + 1, value }] : [],
  );
  const reason = tooShort(observed, design);
  if (reason) return { kind: 'none', reason };
  const fitted = fitOf(observed, design);
  if (!fitted) return { kind: 'none', reason: 'the months known do not tell level and slope apart' };
  return told(input, design, { observed, ...fitted });
}

const fewestForModel = 12;
const fewestEachSide = 12;

function tooShort(observed: readonly Observed[], { before, harmonics }: Design): string | null {
  const count = countsOf(observed, before);
  const needed = 4 + 2 * harmonics + 2;
  if (count.before < 3 || count.after < 3)
    return `an effect needs 3 months on either side of the change, found ${count.before} before and ${count.after} after`;
  if (observed.length < needed) return `an effect needs ${needed} months, found ${observed.length}`;
  if (harmonics > 0 && observed.length < 24)
    return `a seasonal effect needs 24 months, found ${observed.length}`;
  return null;
}

function countsOf(observed: readonly Observed[], before: number) {
  const earlier = observed.filter(({ t }) => t <= before).length;
  return { before: earlier, after: observed.length - earlier };
}

interface Fitted {
  readonly fit: LeastSquares;
  readonly variance: number;
  readonly rho: number;
  readonly method: 'reml_ar1' | 'ols';
  readonly degreesOf: (weights: readonly number[]) => number;
}

function fitOf(observed: readonly Observed[], design: Design): Fitted | null {
  const rows = observed.map(({ t }) => designRow(t, design));
  const values = observed.map(({ value }) => value);
  if (observed.length < fewestForModel) return plainFit(rows, values);
  const model = autoregressiveFit({ times: observed.map(({ t }) => t), rows, values });
  // Without any error left there is no correlation of errors to find.
  if (!model || isExact(model.fit, values)) return plainFit(rows, values);
  return { ...model, method: 'reml_ar1' };
}

function plainFit(rows: readonly (readonly number[])[], values: readonly number[]): Fitted | null {
  const fit = leastSquares(rows, values);
  return (
    fit && {
      fit,
      variance: fit.sumOfSquares / fit.degrees,
      rho: 0,
      method: 'ols',
      degreesOf: () => fit.degrees,
    }
  );
}

function isExact({ sumOfSquares }: LeastSquares, values: readonly number[]): boolean {
  return sumOfSquares <= 1e-20 * Math.max(dot(values, values), Number.MIN_VALUE);
}

function told(
  { values, before, confidence = 0.95 }: InterruptedInput,
  design: Design,
  { observed, ...fitted }: Fitted & { readonly observed: readonly Observed[] },
): InterruptedSeries {
  const points = countsOf(observed, before);
  const estimate = (weights: readonly number[]): Estimate => {
    const value = dot(weights, fitted.fit.coefficients);
    const error = contrastError(fitted.fit, weights, fitted.variance);
    const degrees = fitted.degreesOf(weights);
    const reach = error * studentQuantile((1 + confidence) / 2, degrees);
    return { value, error, degrees, lower: value - reach, upper: value + reach };
  };
  const unit = (at: number) => fitted.fit.coefficients.map((_, column) => Number(column === at));
  const isReliable = points.before >= fewestEachSide && points.after >= fewestEachSide;
  return {
    kind: 'effect',
    method: fitted.method,
    standing: isReliable ? 'estimate' : 'descriptive',
    points,
    rho: fitted.rho,
    level: estimate(unit(0)),
    slope: estimate(unit(1)),
    levelChange: estimate(unit(2)),
    slopeChange: estimate(unit(3)),
    months: Array.from({ length: values.length - before }, (_, at) => at + 1).map((k) => ({
      k,
      effect: estimate(effectRow(k, design)),
      cumulative: estimate(cumulativeRow(k, design)),
    })),
    line: values.map((observedValue, at) => ({
      t: at + 1,
      observed: observedValue,
      fitted: dot(designRow(at + 1, design), fitted.fit.coefficients),
      counterfactual: at + 1 > before ? estimate(counterfactualRow(at + 1, design)) : null,
    })),
    notes: notesOf(fitted, points, values.length - observed.length),
  };
}

/** The effects of months 1 to k added: k x step + k (k + 1) / 2 x change of slope. */
function cumulativeRow(k: number, design: Design): readonly number[] {
  return effectRow(k, design).map((cell, at) => (at === 3 ? (k * (k + 1)) / 2 : cell * k));
}

function notesOf(
  { method, rho }: Fitted,
  points: { readonly before: number; readonly after: number },
  missing: number,
): readonly string[] {
  const isShort = points.before < fewestEachSide || points.after < fewestEachSide;
  return [
    ...(isShort
      ? [`descriptive only: ${points.before} months before and ${points.after} after, 12 and 12 needed`]
      : []),
    ...(method === 'ols' ? ['errors taken as independent of each other'] : []),
    ...(Math.abs(rho) > 0.6
      ? [`neighbouring months are alike (rho ${rho.toFixed(2)}): intervals may be too narrow`]
      : []),
    ...(missing > 0 ? [`${missing} months have no value`] : []),
  ];
}
