import type { ControlChart } from '../../vocabulary/control.ts';
import type { Better } from '../../vocabulary/measure.ts';
import { compare } from '../../vocabulary/money.ts';
import type { Point } from '../../vocabulary/point.ts';

/** So many misses in a row are no chance: the length of a shift in the NHS's rules. */
const noChance = 7;

/** Whether a value met the target of its month; null without either, or without a better direction. */
export function metTarget(
  { value, target }: Pick<Point, 'value' | 'target'>,
  better: Better,
): boolean | null {
  if (value === null || target === null || better === 'neutral') return null;
  const order = compare(value, target);
  return better === 'higher' ? order >= 0 : order <= 0;
}

/** How many months in a row, up to the last one that can be said of, missed their target. */
export function missedRunOf(points: readonly Point[], better: Better): number {
  const told = points.map((point) => metTarget(point, better)).filter((isMet) => isMet !== null);
  return told.length - 1 - told.lastIndexOf(true);
}

/**
 * A chart whose assurance agrees with what the months say. Limits that mix months before and after a change may lie on
 * the passing side of a target that is missed month after month; they are started anew by a recorded decision alone, so
 * until then seven misses in a row count as failing, and a promise that the last month broke is not given.
 */
export function agreeing(
  chart: ControlChart,
  { isMet, missedRun }: { readonly isMet: boolean | null; readonly missedRun: number },
): ControlChart {
  if (chart.assurance === null || chart.assurance === 'fail') return chart;
  if (missedRun >= noChance) {
    const note = `The target was missed ${missedRun} months in a row, though the limits do not lie wholly beyond it: they mix months before and after a change. New limits take a recorded decision, an event of kind rebase.`;
    return { ...chart, assurance: 'fail', notes: [note, ...chart.notes] };
  }
  if (chart.assurance === 'pass' && isMet === false) {
    const note =
      'The limits promise that the target is met, and the last month missed it: no assurance is given.';
    return { ...chart, assurance: null, notes: [note, ...chart.notes] };
  }
  return chart;
}
