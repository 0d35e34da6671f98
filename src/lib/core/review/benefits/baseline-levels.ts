import { pointsIn } from '../../measures/point-set.ts';
import { formatFace } from '../../vocabulary/format.ts';
import { groupBy } from '../../vocabulary/group-by.ts';
import { add, divide } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import { unitOfPoint } from '../../vocabulary/point-unit.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { BenefitsData } from './data.ts';
import { serviceSet, wholeSet } from './points-at-hand.ts';

/** A service level over the months of a proposed baseline; `face` says why where it cannot be given. */
export interface BaselineLevel {
  readonly metric: string;
  readonly face: string;
}

/** Every service level of a span: pooled from cases, since a mean of levels is none. */
export function baselineLevels(
  data: BenefitsData,
  span: { readonly from: Month; readonly to: Month; readonly service: string | null },
): readonly BaselineLevel[] {
  const { service, from, to } = span;
  const set = service === null ? wholeSet(data) : serviceSet(data);
  const points = pointsIn(set, { measure: 'attainment', service, grain: 'month' }).filter(
    ({ period }) => period >= from && period <= to,
  );
  return [...groupBy(points, ({ metric }) => metric ?? '')]
    .map(([metric, months]) => ({ metric, face: pooledFace(months) }))
    .sort((a, b) => (a.metric < b.metric ? -1 : 1));
}

function pooledFace(months: readonly Point[]): string {
  const [first] = months;
  if (!first || months.some(({ unit }) => unit !== first.unit)) return 'units differ';
  const parts = months.flatMap(({ numerator, denominator }) =>
    numerator === null || denominator === null ? [] : [{ numerator, denominator }],
  );
  if (parts.length < months.length) return 'not in every month as cases that can be pooled';
  const pooled = divide(
    add(...parts.map((part) => part.numerator)),
    add(...parts.map((part) => part.denominator)),
    12,
  );
  return pooled === null ? 'no cases' : formatFace(pooled, unitOfPoint({ unit: 'level' }, first.unit));
}
