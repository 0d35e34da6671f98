/** How often a chance choice of groups does as well, and over how many choices. */
export interface Permutation {
  /** Share of the choices whose statistic is at least as far from 0, the one observed included. */
  readonly p: number;
  readonly choices: number;
  /** Whether every possible choice was tried. */
  readonly isExact: boolean;
}

export interface PermutationInput {
  readonly count: number;
  /** Which of the units were treated. */
  readonly treated: readonly number[];
  /** The statistic if these units had been treated. */
  readonly statistic: (treated: readonly number[]) => number;
  readonly random: () => number;
  /** The most choices to try; beyond it they are drawn at random. */
  readonly most: number;
}

/**
 * Permutation test: the treated label is dealt out again to every choice of as many units, or to `most` random ones;
 * p = share with |statistic| at least as large as observed, (1 + hits) / (1 + drawn) when drawn.
 * Source: Fisher 1935; Phipson and Smyth 2010 for the 1 added. Example: 1 of 5 units treated can give no p below 0.2.
 */
export function permutationTest({ count, treated, statistic, random, most }: PermutationInput): Permutation {
  // Sums in another order differ in their last digits.
  const observed = Math.abs(statistic(treated)) * (1 - 1e-9);
  const isHit = (choice: readonly number[]) => Math.abs(statistic(choice)) >= observed;
  if (combinations(count, treated.length) <= most) {
    const choices = choicesOf(count, treated.length);
    return { p: choices.filter(isHit).length / choices.length, choices: choices.length, isExact: true };
  }
  const drawn = Array.from({ length: most }, () => drawnChoice(count, treated.length, random));
  return { p: (1 + drawn.filter(isHit).length) / (1 + most), choices: most, isExact: false };
}

function combinations(count: number, size: number): number {
  return Array.from({ length: size }, (_, at) => (count - at) / (size - at)).reduce((a, b) => a * b, 1);
}

function choicesOf(count: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, count - from - size + 1) }, (_, at) => from + at).flatMap((first) =>
    choicesOf(count, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

/** The first places of a shuffle. */
function drawnChoice(count: number, size: number, random: () => number): readonly number[] {
  const units = Array.from({ length: count }, (_, at) => at);
  for (let at = 0; at < size; at += 1) {
    const other = at + Math.floor(random() * (count - at));
    [units[at], units[other]] = [units[other]!, units[at]!];
  }
  return units.slice(0, size);
}
