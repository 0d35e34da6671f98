/**
 * Net present value of yearly flows, the first in year 0: `NPV = Σ DF_t x flow_t`. Unit: that of the flows, which are
 * real. Source: HM Treasury Green Book. Example: -100 and 50 in years 1 to 3 at 3.5 % is 40.08.
 */
export function npv(flows: readonly number[], factors: readonly number[]): number {
  return flows.reduce((sum, flow, year) => sum + flow * (factors[year] ?? 0), 0);
}

/**
 * What a spreadsheet calls NPV: the first flow is discounted by one period too, `Σ flow_t / (1 + r)^(t+1)`. Source:
 * Microsoft Excel, function NPV. Example: -10,000, 2,000, 4,000 and 8,000 at 10 % is 1,031.35.
 */
export function excelNpv(rate: number, flows: readonly number[]): number {
  return flows.reduce((sum, flow, index) => sum + flow / (1 + rate) ** (index + 1), 0);
}
