import type { ControlKind, ControlValue } from '../../vocabulary/control.ts';
import { isMonth, monthLabel } from '../../vocabulary/month.ts';

/** Values fit to be charted: in order, one a period, each a finite number or null with a status that says why. */
export interface Prepared {
  readonly kind: ControlKind;
  readonly values: readonly ControlValue[];
  readonly notes: readonly string[];
}

/** Beyond this a square would no longer fit a double. */
const largest = 1e150;

/**
 * Put values in order and settle what cannot be charted. A period given twice with one value counts once, with two
 * values it counts as missing. A chart of shares needs both parts of every share; else it is one of individual values,
 * and says so.
 */
export function prepare(values: readonly ControlValue[], kind: ControlKind): Prepared {
  const ordered = onePerPeriod(values.filter(({ period }) => isMonth(period)).map(finite));
  if (kind === 'individuals') return { kind, values: ordered, notes: [] };
  const shares = ordered.map(asShare);
  const trouble = troubleOf(shares);
  if (trouble === null) return { kind, values: shares, notes: [] };
  return {
    kind: 'individuals',
    values: ordered,
    notes: [`${trouble}: charted as individual values, not as shares of cases.`],
  };
}

function finite(point: ControlValue): ControlValue {
  const isFit = (number: number | null) =>
    number === null || (Number.isFinite(number) && Math.abs(number) <= largest);
  const target = isFit(point.target) ? point.target : null;
  const areFit = isFit(point.value) && isFit(point.numerator) && isFit(point.denominator);
  if (areFit) return target === point.target ? point : { ...point, target };
  return {
    ...point,
    target,
    value: null,
    numerator: null,
    denominator: null,
    status: 'not a number to chart',
  };
}

function onePerPeriod(values: readonly ControlValue[]): readonly ControlValue[] {
  const byPeriod = new Map<string, ControlValue>();
  for (const value of inOrder(values)) {
    const other = byPeriod.get(value.period);
    byPeriod.set(value.period, other ? oneOf(other, value) : value);
  }
  return [...byPeriod.values()];
}

/** Most series come in order; a sort then has little to do, and compares without regard to language, which costs. */
function inOrder(values: readonly ControlValue[]): readonly ControlValue[] {
  return [...values].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}

/** Of two values for one period: the one there is, if the other is missing or the same; else none. */
function oneOf(first: ControlValue, second: ControlValue): ControlValue {
  if (isEmpty(second)) return first;
  if (isEmpty(first)) return first.status === twice(first) ? first : second;
  const keys = ['value', 'numerator', 'denominator'] as const;
  if (keys.every((key) => first[key] === second[key])) return first;
  return { ...first, value: null, numerator: null, denominator: null, status: twice(first) };
}

function twice({ period }: ControlValue): string {
  return `several values for ${monthLabel(period)}: none used`;
}

function isEmpty({ value, numerator, denominator }: ControlValue): boolean {
  return value === null && (numerator === null || denominator === null);
}

/** The share that the two parts make; no cases make none. */
function asShare(point: ControlValue): ControlValue {
  const { numerator, denominator } = point;
  if (numerator === null || denominator === null) return point;
  if (denominator === 0) return { ...point, value: null, status: point.status ?? 'no cases' };
  return { ...point, value: numerator / denominator };
}

/** Why shares cannot be charted as shares; null where they can. */
function troubleOf(shares: readonly ControlValue[]): string | null {
  const known = shares.filter(({ value }) => value !== null);
  if (known.some(({ numerator, denominator }) => numerator === null || denominator === null))
    return 'Numerator and denominator are not given for every share';
  const isShare = ({ value, denominator }: ControlValue) => value! >= 0 && value! <= 1 && denominator! > 0;
  return known.every(isShare) ? null : 'Some shares lie outside 0 and 100%';
}
