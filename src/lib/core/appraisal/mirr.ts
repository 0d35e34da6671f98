import type { RateResult } from './irr.ts';

/**
 * Modified internal rate of return: what is paid in is financed at one rate, what comes back is put to work at another.
 * `((Σ positive_t x (1+reinvest)^(n-t)) / (-Σ negative_t / (1+finance)^t))^(1/n) - 1`, n the last year. A share a year.
 * Source: Excel, function MIRR. Example: -75,000, 12,000, 15,000, 18,000, 21,000, 24,000 at 10 % and 12 % is 7.97 %.
 */
export function mirr(
  flows: readonly number[],
  rates: { readonly finance: number; readonly reinvest: number },
): RateResult {
  const last = flows.length - 1;
  const back = flows.reduce(
    (sum, flow, year) => sum + Math.max(flow, 0) * (1 + rates.reinvest) ** (last - year),
    0,
  );
  const paid = flows.reduce((sum, flow, year) => sum - Math.min(flow, 0) / (1 + rates.finance) ** year, 0);
  if (last < 1 || back === 0 || paid === 0) {
    return { kind: 'none', reason: 'no MIRR: it needs a flow in each direction' };
  }
  return { kind: 'rate', rate: (back / paid) ** (1 / last) - 1 };
}
