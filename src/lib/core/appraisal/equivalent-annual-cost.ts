/** What 1 a year in years 1 to the last is worth today: `Σ DF_t`, t from 1. At 3.5 % over 5 years it is 4.5151. */
export function annuityFactor(factors: readonly number[]): number {
  return factors.slice(1).reduce((sum, factor) => sum + factor, 0);
}

/**
 * The same amount every year that is worth as much as a net present value: `NPV / Σ DF_t`, t from 1 to the last year.
 * Null where there is no year after year 0. Unit: money a year; above zero it is an equivalent annual benefit. Source:
 * HM Treasury Green Book. Example: 35.45 over 5 years at 3.5 % is 35.45 / 4.5151 = 7.85 a year.
 */
export function equivalentAnnual(netPresentValue: number, factors: readonly number[]): number | null {
  const annuity = annuityFactor(factors);
  return annuity === 0 ? null : netPresentValue / annuity;
}
