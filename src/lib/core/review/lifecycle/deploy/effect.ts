import {
  interruptedSeries,
  type Estimate,
  type InterruptedSeries,
} from '../../../indicators/effect/interrupted-series.ts';
import { isConstant } from '../../../indicators/statistics/dust.ts';
import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import type { Month } from '../../../vocabulary/month.ts';
import { meanOfMonths } from './means.ts';
import type { Outcome } from './outcomes.ts';
import { unusualRunUp, type UnusualRunUp } from './run-up.ts';

/**
 * What the data allow to say of a change: `found` a step that leaves out zero; `not_found`; `regression` what there
 * seems to be is a return from unusual months; `partly` that is part of it; `drift` no step, but another slope;
 * `too_short` months too few to rely on; `cannot` no model at all.
 */
export type Verdict = 'found' | 'drift' | 'not_found' | 'regression' | 'partly' | 'too_short' | 'cannot';

/** A model that was fitted. */
export type Fitted = Extract<InterruptedSeries, { kind: 'effect' }>;

/** What a change did to one outcome. */
export interface Effect {
  readonly verdict: Verdict;
  /** Months of the outcome before the first month under the change. */
  readonly before: number;
  readonly fitted: Fitted | null;
  /** Why there is no model; null where there is one. */
  readonly reason: string | null;
  /** Means of up to 12 months on either side; null without any. */
  readonly means: { readonly before: number | null; readonly after: number | null };
  /** Months just before that stood out, from which the values came back. */
  readonly runUp: RunUp | null;
}

/** Unusual months just before a change: how much of the change they explain, and what is left without them. */
export interface RunUp extends UnusualRunUp {
  /** From those months to the mean of up to 12 months after. */
  readonly change: number;
  /** Part of it that only takes the values back to usual. */
  readonly anyway: number;
  /** The same model with those months left out; null where the others are too few. */
  readonly without: Fitted | null;
}

/** The effect of a change on an outcome, from its first month under it on. */
export function effectOf(outcome: Outcome, start: Month, settings: IndicatorSettings): Effect {
  const before = outcome.months.filter(({ period }) => period < start).length;
  const values = outcome.months.map(({ value }) => value);
  const series = interruptedSeries({ values, before });
  const fitted = series.kind === 'effect' ? series : null;
  const means = {
    before: meanOfMonths(outcome.months.slice(0, before).slice(-12))?.value ?? null,
    after: meanOfMonths(outcome.months.slice(before, before + 12))?.value ?? null,
  };
  const runUp = runUpOf(outcome, { before, after: means.after }, settings);
  return {
    verdict: verdictOf(values, fitted, runUp),
    before,
    fitted,
    reason: series.kind === 'none' ? series.reason : null,
    means,
    runUp,
  };
}

/** Whether an interval leaves out zero, rounding apart. */
export function leavesOutZero({ lower, upper }: Estimate, values: readonly (number | null)[]): boolean {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  const least = largest * 1e-9;
  return lower > least || upper < -least;
}

/** Only where the values came back: what went further away from the usual is no return. */
function runUpOf(
  outcome: Outcome,
  { before, after }: { readonly before: number; readonly after: number | null },
  settings: IndicatorSettings,
): RunUp | null {
  // Money drifts with prices and the season: what stands out of it is not told from that.
  if (outcome.kind === 'money') return null;
  const found = unusualRunUp(outcome, before, settings);
  if (!found || after === null) return null;
  const change = after - found.mean;
  const back = found.usual - found.mean;
  if (Math.sign(change) !== Math.sign(back)) return null;
  const values = outcome.months.map(({ period, value }) =>
    period >= found.from && period <= found.until ? null : value,
  );
  const without = interruptedSeries({ values, before });
  return {
    ...found,
    change,
    anyway: Math.sign(back) * Math.min(Math.abs(back), Math.abs(change)),
    without: without.kind === 'effect' ? without : null,
  };
}

function verdictOf(values: readonly (number | null)[], fitted: Fitted | null, runUp: RunUp | null): Verdict {
  if (!fitted) return 'cannot';
  if (isConstant(values.filter((value) => value !== null))) return 'not_found';
  if (runUp) {
    const isLeft = runUp.without !== null && leavesOutZero(runUp.without.levelChange, values);
    return isLeft ? 'partly' : 'regression';
  }
  if (fitted.standing === 'descriptive') return 'too_short';
  if (leavesOutZero(fitted.levelChange, values)) return 'found';
  return leavesOutZero(fitted.slopeChange, values) ? 'drift' : 'not_found';
}
