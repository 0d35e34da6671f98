import type {
  ControlChart,
  ControlKind,
  ControlPoint,
  ControlSegment,
  ControlValue,
  LimitState,
  Rebase,
  RuleId,
  Variation,
} from '../../vocabulary/control.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { dust, isConstant } from '../statistics/dust.ts';
import { assuranceOf, targetNow } from './assurance.ts';
import { lagOneAutocorrelation } from './autocorrelation.ts';
import { individualsLimits, pPrimeLimits, type Limits } from './limits.ts';
import { notesOf, rareNotes } from './notes.ts';
import { prepare } from './prepare.ts';
import { ruleSetOf, type RuleSet } from './rule-sets.ts';
import { hitsOf, type Hit, type Standing } from './rules.ts';
import { stretchesOf, type Stretch } from './segments.ts';

/** What a control chart is made of. `rebases` are events of kind `rebase` only: limits never start anew by themselves. */
export interface ControlInput {
  readonly values: readonly ControlValue[];
  readonly kind: ControlKind;
  readonly better: Better;
  readonly settings: Pick<IndicatorSettings, 'ruleSet' | 'isScreened' | 'limitConstant'>;
  readonly rebases: readonly Rebase[];
  /** True for a running total or a rolling mean: each value holds those before it, so there are no limits. */
  readonly isCumulative?: boolean;
}

/** Limits need this many values; signals and icons need `fewestForSignals`. */
const fewestForLimits = 6;
const fewestForSignals = 13;

/**
 * A control chart: does a series vary as it always did, or is there a signal? Limits and rules run over the values that
 * are there, in order: a month without a value is passed over, not counted as zero. Limits come from all values of a
 * segment; rules are tested from 13 values on. The chart speaks of its last point alone.
 *
 * Source: NHS England, Making Data Count; for limits see `limits.ts`, for rules `rule-sets.ts`.
 */
export function controlChart(input: ControlInput): ControlChart {
  const { kind, values, notes } = prepare(input.values, input.kind);
  const set = ruleSetOf(input.settings.ruleSet);
  const judged = stretchesOf(values, input.rebases).map((stretch, segment) =>
    judge(stretch, { input, set, kind, segment }),
  );
  const points = judged.flatMap((one) => one.points);
  const segments = judged.map((one) => one.segment);
  const current = segments.at(-1);
  const isFull = current?.state === 'full';
  return {
    kind,
    ruleSet: set.id,
    better: input.better,
    points,
    segments,
    state: current?.state ?? 'none',
    ...verdictOf(isFull ? points.at(-1) : undefined),
    assurance: isFull ? assuranceOf(current, targetNow(points), input.better) : null,
    notes: [
      ...notes,
      ...notesOf(points, current, input.isCumulative ?? false),
      ...rareNotes({ kind, points, segments }),
    ],
  };
}

/** What the last point says for the whole chart: nothing where it has no value or is not judged. */
function verdictOf(
  last: ControlPoint | undefined,
): Pick<ControlChart, 'variation' | 'side' | 'rules' | 'isAlert'> {
  if (!last || last.value === null) return { variation: null, side: null, rules: [], isAlert: false };
  const { variation, side, rules } = last;
  return { variation, side, rules, isAlert: rules.length > 0 };
}

interface Judging {
  readonly input: ControlInput;
  readonly set: RuleSet;
  readonly kind: ControlKind;
  readonly segment: number;
}

interface Judged {
  readonly points: readonly ControlPoint[];
  readonly segment: ControlSegment;
}

/** Limits of a stretch, and what the rules say of each of its values. */
function judge(stretch: Stretch, { input, set, kind, segment }: Judging): Judged {
  const known = stretch.values.filter(({ value }) => value !== null);
  const state = stateOf(known.length, input.isCumulative ?? false);
  const limits = state === 'none' ? null : limitsOf(known, kind, input);
  const marks = limits && state === 'full' ? marksOf(known, limits, set) : [];
  const placed = known.map((value, at) => {
    const { rules, side } = marks[at] ?? unmarked;
    const variation = state === 'full' ? variationOf(rules.length > 0, side, input.better) : null;
    return pointOf(value, { segment, limits: limitsAt(limits, at), rules, side, variation });
  });
  const byPeriod = new Map(placed.map((point) => [point.period, point]));
  const numbers = known.map(({ value }) => value!);
  return {
    points: stretch.values.map(
      (value) => byPeriod.get(value.period) ?? pointOf(value, { ...unjudged, segment }),
    ),
    segment: {
      from: stretch.values[0]!.period,
      until: stretch.values.at(-1)!.period,
      points: known.length,
      state,
      ...limitsAt(limits, known.length - 1),
      meanMovingRange: limits?.meanMovingRange ?? null,
      screened: limits?.screened ?? 0,
      autocorrelation: input.isCumulative ? null : lagOneAutocorrelation(numbers),
      reason: stretch.reason,
    },
  };
}

function stateOf(values: number, isCumulative: boolean): LimitState {
  if (isCumulative || values < fewestForLimits) return 'none';
  return values < fewestForSignals ? 'trial' : 'full';
}

/** Values that are all the same are told apart from rounding: their mean is their value, and nothing varies. */
function limitsOf(known: readonly ControlValue[], kind: ControlKind, { settings }: ControlInput): Limits {
  const values = known.map(({ value }) => value!);
  if (isConstant(values))
    return { mean: values[0]!, sigmas: values.map(() => 0), meanMovingRange: 0, screened: 0 };
  if (kind === 'individuals') return individualsLimits(values, settings);
  const parts = known.map(({ numerator, denominator }) => ({
    numerator: numerator!,
    denominator: denominator!,
  }));
  return pPrimeLimits(parts, settings);
}

function limitsAt(limits: Limits | null, at: number): Limit {
  if (!limits) return unlimited;
  const { mean } = limits;
  const sigma = limits.sigmas[at] ?? 0;
  return { mean, lower: mean - 3 * sigma, upper: mean + 3 * sigma };
}

interface Marks {
  readonly rules: readonly RuleId[];
  readonly side: 'high' | 'low' | null;
}

/** Every rule that flags a value, in the order of the set, and the side of the first. */
function marksOf(known: readonly ControlValue[], limits: Limits, set: RuleSet): readonly Marks[] {
  const stretch = standingsOf(known, limits);
  const found = set.rules.map(({ id, test }) => ({ id, hits: hitsOf(test, stretch, set.marks) }));
  return stretch.map((_, at) => {
    const flagged = found.map(({ id, hits }) => ({ id, hit: hits[at] ?? null })).filter(({ hit }) => hit);
    return { rules: flagged.map(({ id }) => id), side: directionOf(flagged[0]?.hit ?? null) };
  });
}

/** Distances that are rounding and no more count as none, so that a value on the mean, or on a limit, is on it. */
function standingsOf(known: readonly ControlValue[], { mean, sigmas }: Limits): readonly Standing[] {
  const values = known.map(({ value }) => value!);
  const least = Math.max(...values.map(Math.abs)) * dust;
  return values.map((value, at) => {
    const [sigma, away] = [sigmas[at] ?? 0, value - mean];
    const isOnMean = sigma === 0 || Math.abs(away) <= least;
    const difference = value - (values[at - 1] ?? value);
    const step = Math.abs(difference) <= least ? 0 : difference > 0 ? 1 : -1;
    return { sigmas: isOnMean ? 0 : settled(away, sigma, least), step };
  });
}

/** A distance in sigmas; within rounding of a whole number of sigmas it is that number. */
function settled(away: number, sigma: number, least: number): number {
  const whole = Math.round(away / sigma);
  return Math.abs(away - whole * sigma) <= least ? whole : away / sigma;
}

function directionOf(hit: Hit): 'high' | 'low' | null {
  return hit === 'undirected' ? null : hit;
}

/** A signal without a direction is neither improvement nor concern. */
function variationOf(isFlagged: boolean, side: 'high' | 'low' | null, better: Better): Variation {
  if (!isFlagged) return 'common_cause';
  if (side === null || better === 'neutral') return 'neutral';
  return (side === 'high') === (better === 'higher') ? 'improvement' : 'concern';
}

type Limit = Pick<ControlPoint, 'mean' | 'lower' | 'upper'>;

interface Judgement extends Marks {
  readonly segment: number;
  readonly limits: Limit;
  readonly variation: Variation | null;
}

const unlimited: Limit = { mean: null, lower: null, upper: null };
const unmarked: Marks = { rules: [], side: null };
const unjudged = { ...unmarked, limits: unlimited, variation: null };

/** Written out, since a screen makes tens of thousands of points and copying by spread takes ten times as long. */
function pointOf(value: ControlValue, { segment, limits, rules, side, variation }: Judgement): ControlPoint {
  return {
    period: value.period,
    value: value.value,
    numerator: value.numerator,
    denominator: value.denominator,
    target: value.target,
    status: value.status,
    segment,
    mean: limits.mean,
    lower: limits.lower,
    upper: limits.upper,
    rules,
    mark: rules[0] ?? null,
    side,
    variation,
  };
}
