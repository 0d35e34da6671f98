/** A linear axis: where it starts and ends, and its ticks, all round numbers. */
export interface ValueScale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** An axis over the values with about `count` ticks; with `zero`, zero is on it. No values, or zeros alone, give 0 to 1. */
export function valueScale(values: readonly number[], zero: boolean, count: number): ValueScale {
  const isBlank = values.every((value) => value === 0);
  const all = isBlank ? [0, 1] : zero ? [0, ...values] : values;
  const low = Math.min(...all);
  const high = Math.max(...all);
  const step = roundStep((high - low || Math.abs(high) || 1) / Math.max(1, count));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
  return { domain: [clean(first * step), clean(last * step)], ticks };
}

/** Shares keep within 0 and 1 unless a value lies beyond, so that an axis never ends at 120 %. */
export function shareScale(values: readonly number[], zero: boolean, count: number): ValueScale {
  const scale = valueScale(values, zero, count);
  if (Math.max(...values) > 1 || scale.domain[1] <= 1) return scale;
  const ticks = scale.ticks.filter((tick) => tick <= 1);
  return { domain: [scale.domain[0], 1], ticks };
}

/** The next larger of 1, 2, 2.5 and 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough - power * 1e-9) ?? 10;
  return factor * power;
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
