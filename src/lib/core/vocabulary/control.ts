import type { Better } from './measure.ts';
import type { Month } from './month.ts';

/** Named sets of rules by which a control chart tells a signal from noise. One is in force in a workspace. */
export const ruleSetIds = [
  'nhs_making_data_count',
  'nelson_1984',
  'western_electric',
  'anhoej_runs',
] as const;

export type RuleSetId = (typeof ruleSetIds)[number];

/** The rules that any of the sets knows; what each means in words is told by the set. */
export type RuleId =
  | 'outside_limits'
  | 'shift'
  | 'trend'
  | 'two_of_three'
  | 'four_of_five'
  | 'fifteen_within_one_sigma'
  | 'fourteen_alternating'
  | 'eight_beyond_one_sigma'
  | 'long_run'
  | 'few_crossings';

/** What the last point says of the process: `neutral` is a signal where neither direction is better, or that has none. */
export type Variation = 'improvement' | 'concern' | 'neutral' | 'common_cause';

/** What the limits of the last segment promise against the target. */
export type Assurance = 'pass' | 'fail' | 'hit_or_miss';

/** `individuals` is an XmR chart; `p_prime` is Laney's chart for shares, from numerator and denominator. */
export type ControlKind = 'individuals' | 'p_prime';

/** How much a number of points allows: nothing under 6, trial limits from 6 to 12, limits and icons from 13. */
export type LimitState = 'none' | 'trial' | 'full';

/** One period as it goes into a control chart. Doubles: limits are statistics, not money. */
export interface ControlValue {
  readonly period: Month;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Target in force in the period. */
  readonly target: number | null;
  readonly status: string | null;
}

/** One period as it comes out. Limits are not clipped to what is possible; drawing clips. */
export interface ControlPoint extends ControlValue {
  readonly segment: number;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Every rule that flags the point, and the one whose mark it wears. */
  readonly rules: readonly RuleId[];
  readonly mark: RuleId | null;
  readonly side: 'high' | 'low' | null;
  readonly variation: Variation | null;
}

/** A stretch of points under one set of limits, from one rebase to the next. */
export interface ControlSegment {
  readonly from: Month;
  readonly until: Month;
  readonly points: number;
  readonly state: LimitState;
  readonly mean: number | null;
  /** Limits of the last point of the segment. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly meanMovingRange: number | null;
  /** Moving ranges left out of the mean because they were outlying. */
  readonly screened: number;
  /** Lag-1 autocorrelation; null under 6 points or where nothing varies. */
  readonly autocorrelation: number | null;
  /** Why the segment starts: title and reason of the rebase; null for the first. */
  readonly reason: string | null;
}

/** A control chart as computed: what was seen, and what the last point and the target say. */
export interface ControlChart {
  readonly kind: ControlKind;
  readonly ruleSet: RuleSetId;
  readonly better: Better;
  readonly points: readonly ControlPoint[];
  readonly segments: readonly ControlSegment[];
  readonly state: LimitState;
  /** Of the last point; null where the state is not `full` or the last period has no value. */
  readonly variation: Variation | null;
  readonly side: 'high' | 'low' | null;
  readonly rules: readonly RuleId[];
  /** Null without a target, a better direction, or full limits. */
  readonly assurance: Assurance | null;
  /** Whether the last point is flagged. */
  readonly isAlert: boolean;
  /** What to know before trusting it: trial limits, autocorrelation above 0.3, gaps, a constant series. */
  readonly notes: readonly string[];
}

/** A dated decision to start new limits. */
export interface Rebase {
  readonly date: string;
  readonly title: string;
  readonly reason: string | null;
}
