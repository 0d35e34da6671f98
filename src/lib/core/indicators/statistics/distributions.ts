import jStat from 'jstat';

/** The value below which a standard normal variable falls with probability `p`: 0.975 gives 1.959964. */
export function normalQuantile(p: number): number {
  return jStat.normal.inv(p, 0, 1);
}

/** The probability that a standard normal variable lies further from 0 than `z`, on either side: 1.959964 gives 0.05. */
export function normalTwoSided(z: number): number {
  return 2 * jStat.normal.cdf(-Math.abs(z), 0, 1);
}

/** The value below which Student's t falls with probability `p`: 0.975 with 10 degrees of freedom gives 2.228139. */
export function studentQuantile(p: number, degrees: number): number {
  return jStat.studentt.inv(p, degrees);
}

/** The probability that Student's t lies further from 0 than `t`, on either side: 2.228139 with 10 gives 0.05. */
export function studentTwoSided(t: number, degrees: number): number {
  return 2 * jStat.studentt.cdf(-Math.abs(t), degrees);
}

/** The probability that an F variable exceeds `f`: 4.964603 with 1 and 10 degrees of freedom gives 0.05. */
export function fUpper(f: number, numerator: number, denominator: number): number {
  return 1 - jStat.centralF.cdf(f, numerator, denominator);
}
