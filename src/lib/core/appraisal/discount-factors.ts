import type { RateBand } from '../vocabulary/appraisal-settings.ts';

/** When in a year its flows fall: at its start (year 0 is not discounted), or in the middle. */
export type Timing = 'start' | 'middle';

/**
 * Discount factors of years 0 to `years - 1`, cumulative over the bands: `DF_0 = 1`, `DF_t = DF_{t-1} / (1 + r_t)`,
 * where `r_t` is the rate of the band that holds year t. In the middle of a year, `DF_t / (1 + r_{t+1})^0.5`.
 * Source: HM Treasury Green Book, February 2026. Example: at 3.5 % to year 30 and 3.0 % after, DF_30 = 0.3563 and
 * DF_31 = DF_30 / 1.03 = 0.3459 (not 1.03^-31).
 */
export function discountFactors(
  bands: readonly RateBand[],
  years: number,
  timing: Timing = 'start',
): readonly number[] {
  const factors: number[] = [];
  for (let year = 0; year < years; year += 1) {
    const before = factors[year - 1];
    factors.push(before === undefined ? 1 : before / (1 + rateIn(bands, year)));
  }
  if (timing === 'start') return factors;
  return factors.map((factor, year) => factor / Math.sqrt(1 + rateIn(bands, year + 1)));
}

/** The rate of a year: that of the last band that starts in it or before. Throws RangeError where there is none. */
export function rateIn(bands: readonly RateBand[], year: number): number {
  const held = bands.filter(({ from }) => from <= Math.max(year, 0)).toSorted((a, b) => a.from - b.from);
  const band = held.at(-1);
  if (!band) throw new RangeError(`year ${year}: expected a discount rate from year 0 on`);
  return band.rate;
}
