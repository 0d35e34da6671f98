import { rateOfReturn, type RateResult, type TimedFlow } from './irr.ts';

/** A flow on a day, `YYYY-MM-DD`. */
export interface DatedFlow {
  readonly date: string;
  readonly amount: number;
}

/**
 * Net present value of dated flows as at the first of them, by actual days over 365: `Σ flow / (1+r)^(days/365)`.
 * Source: Excel, function XNPV. Example: its documentation's five flows from 1 January 2008 at 9 % are 2,086.65.
 */
export function xnpv(rate: number, flows: readonly DatedFlow[]): number {
  return timed(flows).reduce((sum, { years, amount }) => sum + amount / (1 + rate) ** years, 0);
}

/** Internal rate of dated flows, a share a year by actual days over 365; only with one sign change. Source: Excel, XIRR. */
export function xirr(flows: readonly DatedFlow[]): RateResult {
  return rateOfReturn(timed(flows));
}

function timed(flows: readonly DatedFlow[]): readonly TimedFlow[] {
  const days = flows.map(({ date }) => dayNumber(date));
  const first = Math.min(...days);
  return flows.map(({ amount }, index) => ({ years: (days[index]! - first) / 365, amount }));
}

function dayNumber(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`"${date}": expected a day as YYYY-MM-DD`);
  return time / 86_400_000;
}
