import type { IndicatorSettings } from '../../../vocabulary/indicator-settings.ts';
import type { Month } from '../../../vocabulary/month.ts';
import type { BenefitsView } from '../../benefits/data.ts';
import type { LifecycleData } from '../data.ts';
import type { DeployContext } from './context.ts';
import { effectOf, type Effect } from './effect.ts';
import { outcomesOf, type Outcome } from './outcomes.ts';

/** An outcome with what a change did to it. */
export interface Tested {
  readonly outcome: Outcome;
  readonly effect: Effect;
}

/** What the tests depend on. */
export interface TestedInput {
  readonly data: LifecycleData;
  readonly view: BenefitsView;
  readonly context: DeployContext;
  readonly start: Month;
}

interface Kept {
  readonly key: string;
  readonly settings: IndicatorSettings;
  readonly tested: readonly Tested[];
}

// A model takes milliseconds for each outcome: choosing another one to look at must not fit them all again.
const keptByData = new WeakMap<LifecycleData, Kept>();

/** Every outcome that has months before the change, with its effect; all of them where none has. */
export function testedOf({ data, view, context, start }: TestedInput): readonly Tested[] {
  const key = [view.party, view.terms, view.until, start].join(' ');
  const kept = keptByData.get(data);
  if (kept?.key === key && kept.settings === context.settings) return kept.tested;
  const all = outcomesOf(data, view, context);
  const earlier = all.filter(({ months }) => months[0]!.period < start);
  const tested = (earlier.length > 0 ? earlier : all).map((outcome) => ({
    outcome,
    effect: effectOf(outcome, start, context.settings),
  }));
  keptByData.set(data, { key, settings: context.settings, tested });
  return tested;
}
