import { formatFace } from '../../vocabulary/format.ts';
import { compare, type Decimal } from '../../vocabulary/money.ts';
import { monthLabel, type Month } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { Signal } from '../signals/signal.ts';

/** A target and the month from which it was in force. */
export interface TargetStep {
  readonly from: Month;
  readonly target: Decimal;
}

/** The targets of a series in order of time, one for each change; a month without a target changes nothing. */
export function targetSteps(points: readonly Pick<Point, 'period' | 'target'>[]): readonly TargetStep[] {
  const steps: TargetStep[] = [];
  for (const { period, target } of points) {
    if (target === null) continue;
    const last = steps.at(-1);
    if (!last || compare(last.target, target) !== 0) steps.push({ from: period, target });
  }
  return steps;
}

/** How the target changed: `The target was lowered from 93.0% to 90.0% in Jul 2025; …`; empty while it stayed. */
export function targetHistory({ points, unit }: Pick<Signal, 'points' | 'unit'>): string {
  const steps = targetSteps(points);
  const changes = steps.slice(1).map(({ from, target }, at) => {
    const former = steps[at]!.target;
    const verb = compare(target, former) > 0 ? 'raised' : 'lowered';
    return `${verb} from ${formatFace(former, unit)} to ${formatFace(target, unit)} in ${monthLabel(from)}`;
  });
  if (changes.length === 0) return '';
  return `The target was ${changes.join(', and ')}; each month is shown beside the target of its time.`;
}
