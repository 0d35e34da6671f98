import {
  formatDifference,
  formatFace,
  formatNumber,
  formatSize,
  type Unit,
} from '../../../vocabulary/format.ts';
import type { Better } from '../../../vocabulary/measure.ts';

/** A value of an outcome in a sentence, with its unit. */
export function valueWords(value: number, unit: Unit): string {
  return formatFace(readable(value, unit), unit);
}

/** The same without the words of the unit, where they have been said: `4.11` of `4.11 per 1,000 payslips`. */
export function bareWords(value: number, unit: Unit): string {
  return formatFace(readable(value, unit), { ...unit, label: '' });
}

/** A difference with its sign: `−6.9 percentage points`, `+5.5 hours`; what is written as zero has none. */
export function differenceWords(value: number, unit: Unit): string {
  const written =
    unit.kind === 'share' ? pointsWords(value, true) : formatDifference(readable(value, unit), unit);
  return /^[+−]\D?0(?:\.0+)?(?![\d.])/.test(written) ? written.slice(1) : written;
}

/** A difference without its sign. */
export function sizeWords(value: number, unit: Unit): string {
  return unit.kind === 'share'
    ? pointsWords(Math.abs(value), false)
    : formatSize(readable(Math.abs(value), unit), unit);
}

/** `−7.6 to −6.2 percentage points`: the words of the unit once. */
export function intervalWords({ lower, upper }: Interval, unit: Unit): string {
  const high = differenceWords(upper, unit);
  const low =
    unit.kind === 'share' ? differenceWords(lower, unit).split(' ')[0]! : bareDifference(lower, unit);
  return `${low} to ${high}`;
}

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Whether a rise or a fall is good news. */
export function toneOf(change: number, better: Better): 'better' | 'worse' | 'neither' {
  if (better === 'neutral' || change === 0) return 'neither';
  return change > 0 === (better === 'higher') ? 'better' : 'worse';
}

function bareDifference(value: number, unit: Unit): string {
  return differenceWords(value, { ...unit, label: '' });
}

/** Under a percentage point to a hundredth of one: levels near 100 % move by little. */
function pointsWords(value: number, isSigned: boolean): string {
  const points = value * 100;
  const size = formatNumber(Math.abs(points).toFixed(6), Math.abs(points) < 0.995 ? 2 : 1);
  const sign = points < 0 ? '−' : '+';
  return `${isSigned ? sign : ''}${size} percentage point${size === '1' ? '' : 's'}`;
}

/** Levels are written to three figures: a statistic is not known to a thousandth of an hour. */
function readable(value: number, unit: Unit): number {
  return unit.kind === 'level' ? Number(value.toPrecision(3)) : value;
}
