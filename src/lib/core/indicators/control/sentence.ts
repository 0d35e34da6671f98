import type { ControlChart, ControlPoint, RuleId } from '../../vocabulary/control.ts';
import {
  capitalised,
  decimalOf,
  formatFace,
  formatShare,
  formatSize,
  type Unit,
} from '../../vocabulary/format.ts';
import { monthLabel } from '../../vocabulary/month.ts';
import { meetsTarget, targetNow } from './assurance.ts';
import { cautionFrom } from './notes.ts';

/**
 * What a control chart finds, in plain words: the last value, whether it is a signal and of what, and what the target
 * can expect. `subject` is what is measured ("calls answered in time"); `unit` how its values are written.
 */
export function controlSentence(chart: ControlChart, subject: string, unit: Unit): string {
  const last = chart.points.findLast(({ value }) => value !== null);
  if (!last) return `${capitalised(subject)} has no values${because(chart.points.at(-1))}.`;
  const value = face(last.value, unit);
  const first = `${capitalised(subject)} stood at ${value} in ${monthLabel(last.period)}`;
  const sentences = [
    `${first}: ${finding(chart, last, unit)}.`,
    expectation(chart, last, unit),
    ending(chart),
  ];
  return sentences.filter(Boolean).join(' ');
}

function finding(chart: ControlChart, last: ControlPoint, unit: Unit): string {
  const current = chart.segments.at(-1);
  if (chart.points.at(-1) !== last) return `no value since${because(chart.points.at(-1))}`;
  if (chart.state === 'none') return 'no limits yet, so a signal cannot be told from chance';
  if (chart.state === 'trial')
    return `trial limits from ${current?.points ?? 0} values, so a signal cannot be told from chance yet`;
  if (!chart.isAlert)
    return last.lower === last.upper ? 'the same value every time' : `no signal, within ${range(last, unit)}`;
  const kind = { improvement: 'a signal of improvement', concern: 'a signal of concern' };
  const word =
    chart.variation === 'improvement' || chart.variation === 'concern'
      ? kind[chart.variation]
      : 'a signal of change';
  return `${word}, ${reasonOf(chart, last, unit)}`;
}

/** Why the last point wears its mark, with the numbers that show it. */
function reasonOf(chart: ControlChart, last: ControlPoint, unit: Unit): string {
  const mean = `the mean of ${face(last.mean, unit)}`;
  const isHigh = last.side === 'high';
  const run = runLength(chart, last.mark);
  const reasons: Readonly<Record<RuleId, string>> = {
    outside_limits: isHigh
      ? `above the upper limit of ${face(last.upper, unit)}`
      : `below the lower limit of ${face(last.lower, unit)}`,
    shift: `the ${ordinal(run)} value in a row ${isHigh ? 'above' : 'below'} ${mean}`,
    long_run: `the ${ordinal(run)} value in a row ${isHigh ? 'above' : 'below'} ${mean}, more than chance gives`,
    trend: `the ${ordinal(run)} value in a row that ${isHigh ? 'rises' : 'falls'}`,
    two_of_three: `near the ${isHigh ? 'upper' : 'lower'} limit of ${face(isHigh ? last.upper : last.lower, unit)} for the second time in three values`,
    four_of_five: `the fourth of five values well ${isHigh ? 'above' : 'below'} ${mean}`,
    fifteen_within_one_sigma: 'fifteen values in a row closer to the mean than chance gives',
    fourteen_alternating: 'fourteen values in a row that rise and fall by turns',
    eight_beyond_one_sigma: 'eight values in a row away from the mean',
    few_crossings: `values cross ${mean} less often than chance gives`,
  };
  return last.mark ? reasons[last.mark] : '';
}

/** How many values up to the last one make the run or the trend. */
function runLength({ points }: ControlChart, mark: RuleId | null): number {
  const segment = points.at(-1)?.segment;
  const known = points.filter((point) => point.segment === segment && point.value !== null).reverse();
  const [last] = known;
  if (!last) return 0;
  const side = Math.sign(last.value! - last.mean!);
  if (mark !== 'trend') {
    const end = known.findIndex(({ value, mean }) => Math.sign(value! - mean!) !== side);
    return end < 0 ? known.length : end;
  }
  const direction = Math.sign(last.value! - (known[1]?.value ?? 0));
  const end = known.findIndex(
    ({ value }, at) => at > 0 && Math.sign(known[at - 1]!.value! - value!) !== direction,
  );
  return end < 0 ? known.length : end;
}

/** What the target can expect of the process as it is. */
function expectation(chart: ControlChart, last: ControlPoint, unit: Unit): string {
  const target = targetNow(chart.points);
  if (target === null) return '';
  const name = `the target of ${face(target, unit)}`;
  switch (chart.assurance) {
    case 'pass':
      return `${capitalised(name)} will be met unless something changes.`;
    case 'fail':
      return `${capitalised(name)} will be missed unless something changes.`;
    case 'hit_or_miss':
      return `${capitalised(name)} lies within the limits, so it will be met some months and missed others.`;
    case null: {
      const isMet = meetsTarget(last.value, target, chart.better);
      const gap = formatSize(last.value! - target, { ...unit, label: '' });
      if (isMet === null) return '';
      return isMet ? `It meets ${name}.` : `It misses ${name} by ${gap}.`;
    }
  }
}

/** What weakens the finding most. */
function ending(chart: ControlChart): string {
  const r = chart.segments.at(-1)?.autocorrelation ?? null;
  const isWeak = chart.isAlert && r !== null && r > cautionFrom;
  return isWeak ? 'Take it with care: neighbouring months resemble each other here.' : '';
}

function range({ lower, upper }: ControlPoint, unit: Unit): string {
  const isShare = unit.kind === 'share';
  const low = isShare ? Math.max(0, lower!) : lower!;
  const high = isShare ? Math.min(1, upper!) : upper!;
  return `its usual range of ${face(low, unit)} to ${face(high, unit)}`;
}

function face(value: number | null, unit: Unit): string {
  if (unit.kind === 'share' && value !== null) return formatShare(decimalOf(value));
  return formatFace(value, { ...unit, label: unit.kind === 'count' ? '' : unit.label });
}

function because(point: ControlPoint | undefined): string {
  return point?.status ? ` (${point.status})` : '';
}

function ordinal(count: number): string {
  const words = [
    '',
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ];
  if (count < words.length) return words[count] ?? '';
  const suffix = count % 100 > 10 && count % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${suffix}`;
}
