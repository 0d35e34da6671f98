/** The value of a parameter at which a result turns, or why there is none. */
export type SwitchingValue =
  { readonly kind: 'value'; readonly value: number } | { readonly kind: 'none'; readonly reason: string };

const steps = 400;

/**
 * Switching value: where the result crosses zero, the crossing nearest to the parameter as it is. Looked for in steps
 * through the whole range, then by halving. Source: HM Treasury Green Book, February 2026. Example: 10 - 2x at x = 1, within
 * 0 to 100, switches at 5.
 */
export function switchingValue(
  result: (value: number) => number,
  { base, low, high }: { readonly base: number; readonly low: number; readonly high: number },
): SwitchingValue {
  const found = [low, high].flatMap((end) => {
    const crossing = crossingTowards(result, base, end);
    return crossing === null ? [] : [crossing];
  });
  const [nearest] = found.toSorted((a, b) => Math.abs(a - base) - Math.abs(b - base));
  if (nearest === undefined) return { kind: 'none', reason: 'it does not turn within the range looked at' };
  return { kind: 'value', value: nearest };
}

function crossingTowards(result: (value: number) => number, base: number, end: number): number | null {
  const sign = Math.sign(result(base));
  if (sign === 0) return base;
  const at = (step: number) => base + ((end - base) * step) / steps;
  const first = Array.from({ length: steps }, (_, index) => index + 1).find(
    (step) => Math.sign(result(at(step))) !== sign,
  );
  return first === undefined ? null : halved(result, at(first - 1), at(first));
}

function halved(result: (value: number) => number, from: number, to: number): number {
  const sign = Math.sign(result(from));
  let [same, other] = [from, to];
  for (let step = 0; step < 100; step += 1) {
    const middle = (same + other) / 2;
    if (Math.sign(result(middle)) === sign) same = middle;
    else other = middle;
  }
  return other;
}
