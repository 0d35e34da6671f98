/** A rate, or why there is none. */
export type RateResult =
  { readonly kind: 'rate'; readonly rate: number } | { readonly kind: 'none'; readonly reason: string };

/** A flow and when it falls, in years from the start. */
export interface TimedFlow {
  readonly years: number;
  readonly amount: number;
}

/**
 * Internal rate of return: the rate at which the flows come to nothing, `Σ flow_t / (1 + IRR)^t = 0`, a share a year.
 * Stated only where flows change sign exactly once: by Descartes' rule there is then exactly one. Source: HM Treasury
 * Green Book (NPSV is preferred); Excel, function IRR. Example: -4,500, 3,045, 2,371 is 13.92 %.
 */
export function irr(flows: readonly number[]): RateResult {
  return rateOfReturn(flows.map((amount, years) => ({ years, amount })));
}

/** The internal rate of flows at any times; see `irr`. */
export function rateOfReturn(flows: readonly TimedFlow[]): RateResult {
  const ordered = flows.filter(({ amount }) => amount !== 0).toSorted((a, b) => a.years - b.years);
  const changes = ordered.filter(
    ({ amount }, index) => index > 0 && Math.sign(amount) !== Math.sign(ordered[index - 1]!.amount),
  ).length;
  if (changes !== 1) return { kind: 'none', reason: whyNone(changes) };
  const value = (factor: number) =>
    ordered.reduce((sum, { years, amount }) => sum + amount * factor ** (years - ordered[0]!.years), 0);
  return { kind: 'rate', rate: 1 / rootAbove(value, Math.sign(ordered[0]!.amount)) - 1 };
}

function whyNone(changes: number): string {
  return changes === 0
    ? 'no IRR: the flows never change sign'
    : `no single IRR: the flows change sign ${changes} times`;
}

// In the factor x = 1 / (1 + r) the sum starts with the sign of the first flow and ends with that of the last.
function rootAbove(value: (factor: number) => number, firstSign: number): number {
  let [low, high] = [0, 1];
  while (Math.sign(value(high)) === firstSign && high < 1e12) [low, high] = [high, high * 2];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(value(middle)) === firstSign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
