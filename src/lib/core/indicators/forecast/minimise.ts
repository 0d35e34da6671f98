/** A point in some dimensions and what a function comes to there. */
export interface Lowest {
  readonly at: readonly number[];
  readonly value: number;
}

/** Between which values a parameter may lie. */
export type Bounds = readonly [number, number];

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * The lowest value of a function of one parameter within bounds: the best of `steps` even places, then golden sections
 * between its neighbours, so that a function with several valleys is not taken by the first.
 */
export function lowestOnLine(
  value: (at: number) => number,
  [low, high]: Bounds,
  steps = 20,
): { readonly at: number; readonly value: number } {
  const places = Array.from({ length: steps + 1 }, (_, step) => low + ((high - low) * step) / steps);
  const found = places.map(value);
  const best = found.reduce((least, one, at) => (one < found[least]! ? at : least), 0);
  let [left, right] = [places[Math.max(0, best - 1)]!, places[Math.min(steps, best + 1)]!];
  for (let step = 0; step < 40 && right - left > 1e-9 * (high - low); step += 1) {
    const width = golden * (right - left);
    if (value(right - width) <= value(left + width)) right = left + width;
    else left = right - width;
  }
  const middle = (left + right) / 2;
  const inside = { at: middle, value: value(middle) };
  return inside.value <= found[best]! ? inside : { at: places[best]!, value: found[best]! };
}

/**
 * A low point of a function of a few parameters within bounds, from a start: the simplex of Nelder and Mead 1965, with
 * what leaves the bounds put back on them. Always at least as low as the start.
 */
export function lowestNear(
  value: (at: readonly number[]) => number,
  start: readonly number[],
  bounds: readonly Bounds[],
  steps = 120,
): Lowest {
  const measured = (at: readonly number[]): Lowest => {
    const inside = at.map((one, axis) => Math.min(bounds[axis]![1], Math.max(bounds[axis]![0], one)));
    return { at: inside, value: value(inside) };
  };
  let simplex = [start, ...start.map((_, axis) => stepped(start, axis, bounds[axis]!))].map(measured);
  for (let step = 0; step < steps; step += 1) {
    simplex = simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0]!, simplex.at(-1)!];
    if (worst.value - best.value <= 1e-6 * Math.abs(best.value)) break;
    simplex = moved(simplex, measured);
  }
  return simplex.reduce((least, one) => (one.value < least.value ? one : least));
}

/** The start at which a function is lowest. */
export function cheapest(
  value: (at: readonly number[]) => number,
  starts: readonly (readonly number[])[],
): readonly number[] {
  const costs = starts.map(value);
  return starts[costs.indexOf(Math.min(...costs))] ?? starts[0] ?? [];
}

/** The start with one parameter moved a fifth of its range, to the side where there is room. */
function stepped(start: readonly number[], axis: number, [low, high]: Bounds): readonly number[] {
  const step = (high - low) / 5;
  return start.map((one, at) => (at === axis ? (one + step <= high ? one + step : one - step) : one));
}

/** One step of the simplex, ordered from best to worst: reflect, expand, contract, or shrink towards the best. */
function moved(simplex: readonly Lowest[], measured: (at: readonly number[]) => Lowest): Lowest[] {
  const [best, worst, second] = [simplex[0]!, simplex.at(-1)!, simplex.at(-2)!];
  const others = simplex.slice(0, -1);
  const centre = worst.at.map(
    (_, axis) => others.reduce((sum, { at }) => sum + at[axis]!, 0) / others.length,
  );
  const along = (share: number): Lowest =>
    measured(centre.map((one, axis) => one + share * (one - worst.at[axis]!)));
  const reflected = along(1);
  if (reflected.value < best.value) {
    const expanded = along(2);
    return [...others, expanded.value < reflected.value ? expanded : reflected];
  }
  if (reflected.value < second.value) return [...others, reflected];
  const contracted = along(reflected.value < worst.value ? 0.5 : -0.5);
  if (contracted.value < Math.min(reflected.value, worst.value)) return [...others, contracted];
  const shrunk = simplex
    .slice(1)
    .map(({ at }) => measured(at.map((one, axis) => (one + best.at[axis]!) / 2)));
  return [best, ...shrunk];
}
