import { fewestCrossings, longestRunLimit } from './anhoej.ts';
import type { RuleSet, RuleTest } from './rule-sets.ts';

/** A value as rules see it: how many sigmas it lies from the mean, and which way it moved from the one before. */
export interface Standing {
  /** Below −3 or above 3 lies outside the limits. Zero on the mean. */
  readonly sigmas: number;
  /** 1 up, −1 down, 0 level or first. */
  readonly step: -1 | 0 | 1;
}

/** What a rule says of a value: nothing, a signal on one side, or one that has no direction. */
export type Hit = 'high' | 'low' | 'undirected' | null;

// Anhøj's thresholds are published from ten values that are not on the mean.
const fewestUseful = 10;

/** What a test says of each of a stretch of values, in their order. */
export function hitsOf(
  test: RuleTest,
  stretch: readonly Standing[],
  marks: RuleSet['marks'],
): readonly Hit[] {
  switch (test.kind) {
    case 'outside':
      return stretch.map(({ sigmas }) => (Math.abs(sigmas) > 3 ? sideOf(sigmas) : null));
    case 'some_of':
      return partHits(test, stretch, marks);
    case 'longest_run':
      return longRuns(stretch);
    case 'crossings':
      return crossingHits(stretch);
    default:
      return patternHits(stretch, { points: test.points, marks, read: (some) => patternOf(test, some) });
  }
}

interface Pattern {
  readonly points: number;
  readonly marks: RuleSet['marks'];
  readonly read: (window: readonly Standing[]) => Hit;
}

/** Slide a window over the stretch; where it holds the pattern, mark all of it or its last value. */
function patternHits(stretch: readonly Standing[], { points, marks, read }: Pattern): readonly Hit[] {
  const hits: Hit[] = stretch.map(() => null);
  for (let end = points; end <= stretch.length; end++) {
    const hit = read(stretch.slice(end - points, end));
    if (hit) hits.fill(hit, marks === 'pattern' ? end - points : end - 1, end);
  }
  return hits;
}

type WindowTest = Extract<RuleTest, { readonly kind: 'run' | 'trend' | 'alternating' | 'within' | 'beyond' }>;

function patternOf(test: WindowTest, window: readonly Standing[]): Hit {
  const steps = window.slice(1).map(({ step }) => step);
  switch (test.kind) {
    case 'run':
      return sameSide(window.map(({ sigmas }) => sigmas));
    case 'trend':
      return sameSide(steps);
    case 'alternating':
      return steps.every((step, at) => step !== 0 && (at === 0 || step === -(steps[at - 1] ?? 0)))
        ? 'undirected'
        : null;
    case 'within':
      return window.every(({ sigmas }) => Math.abs(sigmas) < test.sigmas) ? 'undirected' : null;
    case 'beyond':
      return window.every(({ sigmas }) => Math.abs(sigmas) > test.sigmas) ? 'undirected' : null;
  }
}

type PartTest = Extract<RuleTest, { readonly kind: 'some_of' }>;

/** Enough values of a window beyond some sigmas on one side; only those values are marked. */
function partHits(test: PartTest, stretch: readonly Standing[], marks: RuleSet['marks']): readonly Hit[] {
  const [high, low] = ([1, -1] as const).map((side) => {
    const isFar = ({ sigmas }: Standing) =>
      sigmas * side > test.sigmas && !(test.isWithinLimits && Math.abs(sigmas) > 3);
    const read = (window: readonly Standing[]) => {
      const isOnSide = !test.isOneSided || window.every(({ sigmas }) => sigmas * side > 0);
      return isOnSide && window.filter(isFar).length >= test.needed ? sideOf(side) : null;
    };
    const hits = patternHits(stretch, { points: test.points, marks, read });
    return hits.map((hit, at) => (isFar(stretch[at]!) ? hit : null));
  });
  return stretch.map((_, at) => high?.[at] ?? low?.[at] ?? null);
}

/** Runs longer than chance gives. A value on the mean neither breaks nor lengthens a run, and is not marked. */
function longRuns(stretch: readonly Standing[]): readonly Hit[] {
  const hits: Hit[] = stretch.map(() => null);
  const useful = usefulOf(stretch);
  if (useful.length < fewestUseful) return hits;
  for (const run of runsOf(useful)) {
    if (run.length <= longestRunLimit(useful.length)) continue;
    for (const { at, sigmas } of run) hits[at] = sideOf(sigmas);
  }
  return hits;
}

/** Few crossings are a finding on the whole stretch without a direction; its last value tells it. */
function crossingHits(stretch: readonly Standing[]): readonly Hit[] {
  const useful = usefulOf(stretch);
  const crossings = runsOf(useful).length - 1;
  const isSignal = useful.length >= fewestUseful && crossings < fewestCrossings(useful.length);
  return stretch.map((_, at) => (isSignal && at === stretch.length - 1 ? 'undirected' : null));
}

interface Useful {
  readonly at: number;
  readonly sigmas: number;
}

function usefulOf(stretch: readonly Standing[]): readonly Useful[] {
  return stretch.map(({ sigmas }, at) => ({ at, sigmas })).filter(({ sigmas }) => sigmas !== 0);
}

function runsOf(useful: readonly Useful[]): readonly (readonly Useful[])[] {
  const runs: Useful[][] = [];
  for (const one of useful) {
    const run = runs.at(-1);
    if (run && sideOf(run[0]?.sigmas ?? 0) === sideOf(one.sigmas)) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function sameSide(numbers: readonly number[]): Hit {
  if (numbers.every((number) => number > 0)) return 'high';
  return numbers.every((number) => number < 0) ? 'low' : null;
}

function sideOf(number: number): 'high' | 'low' {
  return number > 0 ? 'high' : 'low';
}
