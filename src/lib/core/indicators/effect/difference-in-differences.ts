import { mean, variance } from '../statistics/averages.ts';
import { leastSquares } from '../statistics/least-squares.ts';
import { permutationTest, type Permutation } from './permutation.ts';

/** One partnership (or service) of a comparison: a value for each month, the same months for all. */
export interface PanelUnit {
  readonly id: string;
  readonly isTreated: boolean;
  readonly values: readonly (number | null)[];
}

export interface PanelInput {
  readonly units: readonly PanelUnit[];
  /** How many of the months lie before the change. */
  readonly before: number;
  /** For permutations that are too many to try all. */
  readonly random: () => number;
  /** The most permutations to try; 9,999 unless said. */
  readonly most?: number;
}

/** How the treated changed beyond the others, or why that cannot be said. */
export type DifferenceInDifferences =
  | {
      readonly kind: 'difference';
      readonly difference: number;
      /** Standard error from the changes of the units: sqrt(s2_treated / n + s2_control / n); null under two in a group. */
      readonly error: number | null;
      readonly treated: number;
      readonly control: number;
      readonly permutation: Permutation;
      /** Difference of the slopes a month before the change: should be near 0; null under 6 months before. */
      readonly preTrend: { readonly difference: number; readonly permutation: Permutation } | null;
      /** Units left out, with the reason. */
      readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'none'; readonly reason: string };

/**
 * Difference in differences over partnerships: each unit's change is its mean after less its mean before; the estimate is
 * the mean change of the treated less that of the others. The test deals the treated label out again over the units, so
 * that it needs no model of the errors; the smallest p it can give is one over the number of choices. The same test of the slopes
 * before the change says whether the two groups were already drifting apart.
 * Source: Card and Krueger 1994; Bertrand, Duflo and Mullainathan 2004. Example: changes of 5 (treated) and 1, 2, 3
 * give 5 - 2 = 3, p = 1 / 4.
 */
export function differenceInDifferences({
  units,
  before,
  random,
  most = 9_999,
}: PanelInput): DifferenceInDifferences {
  const judged = units.map((unit) => ({ unit, change: changeOf(unit.values, before) }));
  const known = judged.flatMap(({ unit, change }) => (change === null ? [] : [{ ...unit, change }]));
  const treated = known.flatMap(({ isTreated }, at) => (isTreated ? [at] : []));
  const control = known.length - treated.length;
  if (treated.length === 0 || control === 0)
    return {
      kind: 'none',
      reason: `a comparison needs one treated and one other with months before and after, found ${treated.length} and ${control}`,
    };
  const changes = known.map(({ change }) => change);
  const test = (values: readonly number[]) => ({
    difference: gap(values, treated),
    permutation: permutationTest({
      count: values.length,
      treated,
      statistic: (choice) => gap(values, choice),
      random,
      most,
    }),
  });
  const slopes = known.map(({ values }) => slopeOf(values.slice(0, before)));
  const knownSlopes = slopes.filter((slope) => slope !== null);
  const preTrend = knownSlopes.length === known.length ? test(knownSlopes) : null;
  const result = test(changes);
  return {
    kind: 'difference',
    ...result,
    error: errorOf(changes, treated),
    treated: treated.length,
    control,
    preTrend,
    leftOut: judged.flatMap(({ unit, change }) =>
      change === null ? [{ id: unit.id, reason: 'no value before or after the change' }] : [],
    ),
    notes: notesOf(result.permutation, preTrend),
  };
}

const fewestForTrend = 6;

function changeOf(values: readonly (number | null)[], before: number): number | null {
  const [earlier, later] = [values.slice(0, before), values.slice(before)].map((part) =>
    mean(part.filter((value) => value !== null)),
  );
  return earlier == null || later == null ? null : later - earlier;
}

function slopeOf(values: readonly (number | null)[]): number | null {
  const points = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  if (points.length < fewestForTrend) return null;
  const fit = leastSquares(
    points.map(({ at }) => [1, at]),
    points.map(({ value }) => value),
  );
  return fit?.coefficients[1] ?? null;
}

/** Mean of the chosen less mean of the rest. */
function gap(values: readonly number[], chosen: readonly number[]): number {
  const { inside, outside } = parted(values, chosen);
  return (mean(inside) ?? 0) - (mean(outside) ?? 0);
}

function errorOf(values: readonly number[], chosen: readonly number[]): number | null {
  const { inside, outside } = parted(values, chosen);
  const [one, other] = [variance(inside), variance(outside)];
  return one === null || other === null ? null : Math.sqrt(one / inside.length + other / outside.length);
}

function parted(values: readonly number[], chosen: readonly number[]) {
  const set = new Set(chosen);
  return {
    inside: values.filter((_, at) => set.has(at)),
    outside: values.filter((_, at) => !set.has(at)),
  };
}

function notesOf(
  { isExact, choices }: Permutation,
  preTrend: { readonly permutation: Permutation } | null,
): readonly string[] {
  return [
    ...(isExact && choices < 20
      ? [`with ${choices} ways to choose the treated, no p below ${(1 / choices).toFixed(2)} is possible`]
      : []),
    ...(preTrend === null
      ? ['trends before the change were not compared: 6 months before it are needed']
      : []),
    ...(preTrend !== null && preTrend.permutation.p < 0.1
      ? ['the groups were already drifting apart before the change']
      : []),
  ];
}
