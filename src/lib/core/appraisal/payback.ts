/** Years until the flows have paid for themselves, or that they do not. */
export type Payback = { readonly kind: 'years'; readonly years: number } | { readonly kind: 'none' };

/**
 * Payback: the time at which the cumulative flow reaches zero and stays there, counted from the end of year 0 and
 * interpolated within the year. With discounted flows it is the discounted payback. Unit: years. Example: -100, 60, 60
 * stands at -100, -40, +20: 1 + 40 / 60 = 1.67 years. A crossing that is lost again is no payback.
 */
export function payback(flows: readonly number[]): Payback {
  let sum = 0;
  const standing = flows.map((flow) => (sum += flow));
  const lastBelow = standing.findLastIndex((amount) => amount < 0);
  if (standing.length === 0 || lastBelow === standing.length - 1) return { kind: 'none' };
  if (lastBelow < 0) return { kind: 'years', years: 0 };
  return { kind: 'years', years: lastBelow - standing[lastBelow]! / flows[lastBelow + 1]! };
}
