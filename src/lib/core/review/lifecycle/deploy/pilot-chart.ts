import type { ChartEvent, ChartPoint, ChartSeries, TrendValues } from '../../../charts/values.ts';
import type { Effect, Fitted } from './effect.ts';
import { ticksOf, type Outcome } from './outcomes.ts';
import type { Placebo } from './placebo.ts';
import type { BenefitsView } from '../../benefits/data.ts';

/**
 * The outcome as measured, and as it would have gone on: the line of the model, with its interval from the change on.
 * Where months just before the change stood out, the line is that of the model without them.
 */
export function effectTrend(
  outcome: Outcome,
  effect: Effect,
  { view, events }: { readonly view: BenefitsView; readonly events: readonly ChartEvent[] },
): TrendValues {
  const { months, title, unit } = outcome;
  const model = effect.runUp?.without ?? effect.fitted;
  const actual: ChartSeries = {
    id: 'actual',
    label: 'Measured',
    role: 'actual',
    points: months.map(({ period, value, point }) => ({
      period,
      value,
      exact: point?.value ?? null,
      status: point?.status ?? null,
    })),
  };
  return {
    subject: title,
    unit,
    events,
    quarters: ticksOf(outcome, view),
    zero: outcome.kind === 'money' && unit.kind === 'money',
    selected: null,
    series: [actual, ...(model ? [withoutPilot(outcome, model)] : []), ...usualLine(outcome, effect)],
  };
}

function withoutPilot({ months, unit }: Outcome, { line }: Fitted): ChartSeries {
  const bound = (value: number) => (unit.kind === 'share' ? Math.min(1, Math.max(0, value)) : value);
  return {
    id: 'counterfactual',
    label: 'Without the pilot',
    role: 'plan',
    points: line.map(({ fitted, counterfactual }, at): ChartPoint => {
      const { period } = months[at]!;
      if (!counterfactual) return { period, value: bound(fitted) };
      const { value, lower, upper } = counterfactual;
      return { period, value: bound(value), lower: bound(lower), upper: bound(upper) };
    }),
  };
}

/** What was usual before the months that stood out, up to the change. */
function usualLine({ months }: Outcome, { runUp, before }: Effect): readonly ChartSeries[] {
  if (!runUp) return [];
  return [
    {
      id: 'usual',
      label: 'Usual before',
      role: 'baseline',
      points: months.slice(0, before).map(({ period }) => ({ period, value: runUp.usual })),
    },
  ];
}

/** Steps found at dates before the change, and that at the change, each with its interval. */
export function placeboValues(
  outcome: Outcome,
  effect: Effect,
  { placebo, view }: { readonly placebo: Placebo; readonly view: BenefitsView },
): TrendValues | null {
  if (placebo.kind === 'none' || !effect.fitted) return null;
  const { levelChange } = effect.fitted;
  const start = outcome.months[effect.before];
  if (!start) return null;
  const point = (period: string, { value, lower, upper }: typeof levelChange): ChartPoint => ({
    period,
    value,
    lower,
    upper,
  });
  return {
    subject: 'Step',
    unit: { ...outcome.unit, label: outcome.unit.kind === 'share' ? 'Step' : outcome.unit.label },
    events: [],
    quarters: ticksOf(outcome, view),
    zero: true,
    series: [
      { id: 'pilot', label: 'At the pilot', role: 'actual', points: [point(start.period, levelChange)] },
      {
        id: 'placebo',
        label: 'Before it',
        role: 'comparison',
        points: placebo.dates.map(({ period, step }) => point(period, step)),
      },
    ],
  };
}
