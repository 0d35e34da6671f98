import type { Assurance, ControlPoint } from '../../vocabulary/control.ts';
import type { Better } from '../../vocabulary/measure.ts';

/** Whether a value meets its target, in the direction that is better; null where either is missing or neither is. */
export function meetsTarget(value: number | null, target: number | null, better: Better): boolean | null {
  if (value === null || target === null || better === 'neutral') return null;
  return better === 'higher' ? value >= target : value <= target;
}

/** The target in force at the end: of the last period that has a target, unless values went on without one. */
export function targetNow(points: readonly ControlPoint[]): number | null {
  return points.findLast(({ target, value }) => target !== null || value !== null)?.target ?? null;
}

/**
 * What limits promise against a target: `pass` where even the worse limit meets it, `fail` where even the better limit
 * does not, `hit_or_miss` where the target lies between them. A limit on the target meets it.
 *
 * Source: NHS England, Making Data Count. Example: limits 90 to 96 %, higher is better: a target of 95 % is hit or
 * miss, one of 97 % fails, one of 90 % passes.
 */
export function assuranceOf(
  limits: { readonly lower: number | null; readonly upper: number | null },
  target: number | null,
  better: Better,
): Assurance | null {
  const [worse, best] = better === 'higher' ? [limits.lower, limits.upper] : [limits.upper, limits.lower];
  const [isSure, isPossible] = [meetsTarget(worse, target, better), meetsTarget(best, target, better)];
  if (isSure === null || isPossible === null) return null;
  if (isSure) return 'pass';
  return isPossible ? 'hit_or_miss' : 'fail';
}
