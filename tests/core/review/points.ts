import type { Point } from '#lib/core/vocabulary/point.ts';

/** A monthly point for tests: what matters is given, the rest is plain. */
export function pointOf(given: Partial<Point>): Point {
  return {
    measure: 'cost',
    partnership: 'hr',
    service: null,
    metric: null,
    party: 'system',
    terms: 'nominal',
    period: '2025-04-01',
    grain: 'month',
    value: null,
    unit: 'GBP',
    numerator: null,
    denominator: null,
    target: null,
    rows: 1,
    status: null,
    ...given,
  };
}
