import type { Better } from '../../vocabulary/measure.ts';
import { studentTwoSided } from '../statistics/distributions.ts';

/** How a probability is told: under 20 %, up to 60 %, above. A figure in between would claim more than is known. */
export type Likelihood = 'unlikely' | 'possible' | 'likely';

/** What is expected of a figure, and how far it scatters: Student's t with a deviation and degrees of freedom. */
export interface Outlook {
  readonly expected: number;
  readonly deviation: number;
  readonly degrees: number;
}

/** How probable it is that a figure misses what was planned. */
export interface Shortfall {
  readonly probability: number;
  readonly likelihood: Likelihood;
  /** Expected less planned. */
  readonly gap: number;
}

/** The word for a probability: 0.19 is unlikely, 0.2 to 0.6 possible, 0.61 likely. */
export function likelihoodOf(probability: number): Likelihood {
  if (probability < 0.2) return 'unlikely';
  return probability > 0.6 ? 'likely' : 'possible';
}

/**
 * The probability that a figure ends on the wrong side of its plan: below it where higher is better, above it where
 * lower is: `T((plan - expected) / deviation)`, T the distribution of Student's t. Null where neither side is wrong.
 * Without any scatter it is 0 or 1. Example: expected 100, deviation 10, 30 degrees, plan 110, higher better: T(1) = 0.837.
 */
export function shortfall(outlook: Outlook, plan: number, better: Better): Shortfall | null {
  if (better === 'neutral') return null;
  const gap = outlook.expected - plan;
  const short = better === 'higher' ? -gap : gap;
  const probability = probabilityBelow(short, outlook);
  return { probability, likelihood: likelihoodOf(probability), gap };
}

/** The probability that the error of an outlook lies below a size. */
function probabilityBelow(size: number, { expected, deviation, degrees }: Outlook): number {
  // A constant series leaves a deviation of rounding dust at most.
  const dust = 1e-12 * Math.abs(expected);
  if (deviation <= dust) return size > dust ? 1 : 0;
  const tail = studentTwoSided(size / deviation, degrees) / 2;
  return size > 0 ? 1 - tail : tail;
}
