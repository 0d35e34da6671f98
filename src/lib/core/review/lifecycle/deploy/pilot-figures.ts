import type { Estimate } from '../../../indicators/effect/interrupted-series.ts';
import { mean } from '../../../indicators/statistics/averages.ts';
import type { FigureRef } from '../../../vocabulary/figure-ref.ts';
import { monthLabel } from '../../../vocabulary/month.ts';
import type { Effect, Fitted } from './effect.ts';
import { meanOfMonths, meanRef } from './means.ts';
import type { Outcome } from './outcomes.ts';
import { differenceWords, intervalWords, valueWords } from './words.ts';

/** A figure of the effect: what it is, its face and interval, or why there is none. */
export interface EffectFigure {
  readonly id: 'step' | 'at 6' | 'at 12' | 'since' | 'cases';
  readonly label: string;
  readonly value: number | null;
  readonly face: string;
  /** `95% interval −7.6 to −6.2 percentage points`; empty without one. */
  readonly interval: string;
  readonly status: string | null;
}

/** A mean of months of the outcome; it can be opened where the measure totals months in the same way. */
export interface MeanFigure {
  readonly label: string;
  readonly face: string;
  readonly period: string;
  readonly ref: FigureRef | null;
}

/** Means of up to a year on either side. */
export function meansOf(outcome: Outcome, { before }: Effect, partnership: string): readonly MeanFigure[] {
  const spans = [
    { label: 'Before', months: outcome.months.slice(0, before).slice(-12) },
    { label: 'After', months: outcome.months.slice(before, before + 12) },
  ];
  return spans.flatMap(({ label, months }) => {
    const value = meanOfMonths(months);
    if (!value) return [];
    return [
      {
        label: value.isPooled ? `${label}, all months` : `${label}, mean month`,
        face: valueWords(value.value, outcome.unit),
        period: `${monthLabel(value.from)} to ${monthLabel(value.until)}`,
        ref: meanRef(value, outcome, partnership),
      },
    ];
  });
}

/** Where months before stood out, of the model without them: the figures and the line drawn are of one model. */
export function figuresOf(outcome: Outcome, { fitted, runUp }: Effect): readonly EffectFigure[] {
  const model = runUp?.without ?? fitted;
  if (!model) return [];
  const at = (k: number, id: 'at 6' | 'at 12') => {
    const month = model.months[k - 1];
    const absent = `${k} months in lies ahead`;
    return figureOf(outcome, { id, label: `Effect ${k} months in`, estimate: month?.effect ?? null, absent });
  };
  return [
    figureOf(outcome, { id: 'step', label: 'Step at the start', estimate: model.levelChange, absent: '' }),
    at(6, 'at 6'),
    at(12, 'at 12'),
    ...sinceOf(outcome, model),
  ].map((figure) =>
    model.standing === 'descriptive' && figure.status === null
      ? { ...figure, status: 'descriptive only' }
      : figure,
  );
}

interface Named {
  readonly id: EffectFigure['id'];
  readonly label: string;
  readonly estimate: Pick<Estimate, 'value' | 'lower' | 'upper'> | null;
  readonly absent: string;
}

function figureOf({ unit }: Outcome, { id, label, estimate, absent }: Named): EffectFigure {
  if (!estimate) return { id, label, value: null, face: '', interval: '', status: absent };
  return {
    id,
    label,
    value: estimate.value,
    face: differenceWords(estimate.value, unit),
    interval: `95% interval ${intervalWords(estimate, unit)}`,
    status: null,
  };
}

/** What can be added is added up; a rate is told by its mean month, and a share by the cases it comes to as well. */
function sinceOf(outcome: Outcome, { months }: Fitted): readonly EffectFigure[] {
  const last = months.at(-1);
  if (!last) return [];
  const { unit } = outcome;
  const { k, cumulative } = last;
  if (unit.kind === 'money' || unit.kind === 'count')
    return [
      figureOf(outcome, {
        id: 'since',
        label: `Added up over ${k} months`,
        estimate: cumulative,
        absent: '',
      }),
    ];
  const scaled = (factor: number) => ({
    value: cumulative.value * factor,
    lower: cumulative.lower * factor,
    upper: cumulative.upper * factor,
  });
  const average = figureOf(outcome, {
    id: 'since',
    label: `Mean effect over ${k} months`,
    estimate: scaled(1 / k),
    absent: '',
  });
  const cases = mean(
    outcome.months.slice(-k).flatMap(({ point }) => (point?.denominator ? [Number(point.denominator)] : [])),
  );
  if (unit.kind !== 'share' || cases === null) return [average];
  return [
    average,
    figureOf(
      { ...outcome, unit: { kind: 'count', label: 'cases' } },
      { id: 'cases', label: `Added up over ${k} months, about`, estimate: scaled(cases), absent: '' },
    ),
  ];
}
