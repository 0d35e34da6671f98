import type { ControlChart, ControlSegment } from '../../vocabulary/control.ts';

/** Mean and limits in force at the last point of a control chart; null where there are none. */
export function limitsOfLast({ segments }: ControlChart): Pick<ControlSegment, 'mean' | 'lower' | 'upper'> {
  const last = segments.at(-1);
  return { mean: last?.mean ?? null, lower: last?.lower ?? null, upper: last?.upper ?? null };
}
