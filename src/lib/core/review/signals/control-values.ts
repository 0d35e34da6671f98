import type { ControlKind, ControlValue } from '../../vocabulary/control.ts';
import type { IndicatorSettings } from '../../vocabulary/indicator-settings.ts';
import { addMonths, monthIndex, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';

/** Laney's chart needs both parts of a share; without them, or by choice, shares are charted as they are. */
export function controlKind(
  points: readonly Point[],
  isShare: boolean,
  { shareChart }: IndicatorSettings,
): ControlKind {
  const known = points.filter(({ value }) => value !== null);
  const hasParts = known.every(({ numerator, denominator }) => numerator !== null && Number(denominator) > 0);
  return isShare && hasParts && shareChart === 'p_prime' ? 'p_prime' : 'individuals';
}

/** A month that is missing between two others is a gap, and stands there as one. */
export function controlValues(points: readonly Point[]): readonly ControlValue[] {
  return points.flatMap((point, at) => {
    const former = points[at - 1];
    const missing = former ? monthIndex(point.period) - monthIndex(former.period) - 1 : 0;
    const gaps = Array.from({ length: Math.max(0, missing) }, (_, step) =>
      gapAt(addMonths(former!.period, step + 1)),
    );
    return [...gaps, controlValue(point)];
  });
}

function gapAt(period: Month): ControlValue {
  return { period, value: null, numerator: null, denominator: null, target: null, status: 'no value' };
}

function controlValue({ period, value, numerator, denominator, target, status }: Point): ControlValue {
  return {
    period,
    value: numberOf(value),
    numerator: numberOf(numerator),
    denominator: numberOf(denominator),
    target: numberOf(target),
    status,
  };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
