import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import type { SignalsInput } from '#lib/core/review/signals/signals.ts';
import { measure } from '../../measures/kit.ts';

export const attainment: Measure = measure('attainment');

/** Months from January 2023, one for each value; `null` is a month without one. */
export function levelPoints(
  values: readonly (number | null)[],
  { target = 0.9, ...rest }: Partial<Omit<Point, 'target'>> & { readonly target?: number | null } = {},
): readonly Point[] {
  return values.map((value, at) => ({
    measure: 'attainment',
    partnership: 'P',
    service: null,
    metric: 'Answered in time',
    party: 'system',
    terms: 'nominal',
    period: addMonths('2023-01-01', at),
    grain: 'month',
    value: value === null ? null : String(value),
    unit: 'share',
    numerator: value === null ? null : String(value * 1000),
    denominator: value === null ? null : '1000',
    target: target === null ? null : String(target),
    rows: 1,
    status: null,
    ...rest,
  }));
}

/** A level that goes up and down by a hair around a value, which no rule takes for a signal. */
export function steady(around: number, months: number): readonly number[] {
  const swing = [0, 0.004, -0.002, 0.003, -0.004, 0.001, -0.003];
  return Array.from({ length: months }, (_, at) => Number((around + swing[at % swing.length]!).toFixed(3)));
}

/** Signals of these points, judged as a workspace judges before anybody decides otherwise. */
export function inputOf(points: readonly Point[], change: Partial<SignalsInput> = {}): SignalsInput {
  return {
    points,
    measures: [attainment],
    metrics: [{ metric: 'Answered in time', service: null, better: 'higher', unit: 'share' }],
    events: [],
    settings: defaultIndicators,
    until: '2030-12-01',
    ...change,
  };
}
