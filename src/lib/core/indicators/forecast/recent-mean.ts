import { mean } from '../statistics/averages.ts';
import { neighbourCorrelation, totalWeight, type Fitted, type MonthlyValues } from './fitted.ts';

/** Months whose mean is taken. */
const window = 12;

/** Months that a mean within the series needs before its error counts. */
const least = 6;

/**
 * Mean of the last 12 months: each coming month as `ŷ_{t+h} = Σ y / n` over the known ones among them. Months scatter
 * about one level, neighbours alike; the level is known only to the variance of a mean of months that correlate,
 * `s² / n (1 + 2 Σ (1 - k / n) ρ^k)`, and that part of the error is common to all months ahead.
 * Example: 12 months of 10 and 12 by turns go on as 11.
 */
export function fitRecentMean(values: MonthlyValues): Fitted {
  const recent = knownIn(values, values.length);
  const level = mean(recent) ?? 0;
  const errors = values.map((value, at) => {
    const before = knownIn(values, at);
    return value === null || before.length < least ? null : value - (mean(before) ?? 0);
  });
  const correlation = neighbourCorrelation(errors);
  const doubt = varianceOfMean(recent.length, correlation);
  return {
    parameters: {},
    expected: (months) => Array.from({ length: months }, () => level),
    // An error within the series holds that of its mean as well.
    errors: errors.map((error) => error && error / Math.sqrt(1 + 1 / window)),
    response: (after) => (after === 0 ? 1 : 0),
    correlation,
    doubt: (weights) => doubt * totalWeight(weights) ** 2,
    estimated: 0,
  };
}

/** The variance of a mean of neighbours that correlate, in units of that of one: 1 / n where they do not. */
function varianceOfMean(count: number, correlation: number): number {
  let sum = 1;
  for (let apart = 1; apart < count; apart += 1) sum += 2 * (1 - apart / count) * correlation ** apart;
  return sum / Math.max(1, count);
}

function knownIn(values: MonthlyValues, until: number): readonly number[] {
  return values.slice(Math.max(0, until - window), until).filter((value) => value !== null);
}
