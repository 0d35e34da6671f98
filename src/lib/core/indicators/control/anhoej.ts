/**
 * The longest run on one side of the mean that chance gives: round(log2(n)) + 3 values of n that are not on the mean.
 *
 * Source: Anhøj and Olesen, Run charts revisited, PLOS ONE 9 (2014). Example: 24 values give 8.
 */
export function longestRunLimit(values: number): number {
  return Math.round(Math.log2(values)) + 3;
}

/**
 * The fewest crossings of the mean that chance gives: the 5th percentile of a binomial of n − 1 steps at one half.
 *
 * Source: as above. Example: 24 values give 8.
 */
export function fewestCrossings(values: number): number {
  const steps = values - 1;
  // In logarithms, since a half to the power of a thousand is nothing in a double.
  let logTerm = -steps * Math.LN2;
  let below = Math.exp(logTerm);
  let count = 0;
  while (below < 0.05 && count < steps) {
    count += 1;
    logTerm += Math.log((steps - count + 1) / count);
    below += Math.exp(logTerm);
  }
  return count;
}
