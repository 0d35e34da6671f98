import { controlChart, type ControlInput } from '#lib/core/indicators/control/control-chart.ts';
import type { ControlChart, ControlValue } from '#lib/core/vocabulary/control.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';

/** One month of a series: months are counted from April 2024. */
export function valueAt(at: number, more: Partial<ControlValue> = {}): ControlValue {
  const empty = { value: null, numerator: null, denominator: null, target: null, status: null };
  return { period: addMonths('2024-04-01', at), ...empty, ...more };
}

/** A chart of individual values, higher being better, by the default settings unless told. */
export function charted(
  numbers: readonly (number | null)[],
  more: Partial<ControlInput> & { readonly target?: number | null } = {},
): ControlChart {
  const { target = null, ...rest } = more;
  const values = numbers.map((value, at) => valueAt(at, { value, target }));
  return controlChart({
    values,
    kind: 'individuals',
    better: 'higher',
    settings: defaultIndicators,
    rebases: [],
    ...rest,
  });
}

/** So many values that go up and down by one around a mean, so that the limits lie 2.66 × 2 from it. */
export function wobble(count: number, mean = 100): readonly number[] {
  return Array.from({ length: count }, (_, at) => mean + (at % 2 === 0 ? 1 : -1));
}
