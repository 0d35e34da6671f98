import type { Measure } from '../vocabulary/measure.ts';
import { add, divide, type Decimal } from '../vocabulary/money.ts';
import type { Point } from '../vocabulary/point.ts';

/** What several months of one series come to; `value` null when they cannot be totalled, and `status` says why. */
export interface PointTotal {
  readonly value: Decimal | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly unit: string;
  readonly status: string | null;
}

/**
 * Total the months of one series, in order of time, by the measure's rule: money and counts are added, ratios divided
 * after adding both parts, positions taken from the last month. A sum with an unknown month is not known.
 */
export function totalOf(measure: Measure, points: readonly Point[]): PointTotal {
  const unit = unitOf(points);
  if (unit === null) return unknown('units differ', 'mixed');
  if (measure.total === 'last') return lastOf(points, unit);
  return measure.total === 'sum' ? sumOf(points, unit) : ratioOf(points, unit);
}

function unitOf(points: readonly Point[]): string | null {
  const units = new Set(points.filter((point) => point.value !== null).map((point) => point.unit));
  if (units.size > 1) return null;
  return [...units][0] ?? points[0]?.unit ?? '';
}

function sumOf(points: readonly Point[], unit: string): PointTotal {
  const missing = points.filter((point) => point.value === null);
  if (missing.length > 0) return unknown(notKnown(missing, points), unit);
  return known(add(...points.map((point) => point.value ?? '0')), points, unit);
}

function lastOf(points: readonly Point[], unit: string): PointTotal {
  const last = points.at(-1);
  if (!last || last.value === null) return unknown(last?.status ?? 'no data', unit);
  const { value, numerator, denominator, status } = last;
  return { value, numerator, denominator, unit, status };
}

function ratioOf(points: readonly Point[], unit: string): PointTotal {
  const parts = points.filter((point) => point.numerator !== null && point.denominator !== null);
  const missing = points.filter((point) => !parts.includes(point));
  if (points.length === 1 && points[0]?.value != null) return lastOf(points, unit);
  if (missing.some((point) => point.value !== null))
    return unknown('given only as values: not averaged', unit);
  if (parts.length === 0) return unknown(notKnown(missing, points), unit);
  const numerator = add(...parts.map((point) => point.numerator ?? '0'));
  const denominator = add(...parts.map((point) => point.denominator ?? '0'));
  const value = divide(numerator, denominator, ratioDecimals);
  if (value === null) return unknown('denominator is zero', unit);
  const status = missing.length > 0 ? notKnown(missing, points) : statusOf(parts);
  return { value, numerator, denominator, unit, status };
}

/** Decimals of a ratio, as in the SQL of the catalogue. */
const ratioDecimals = 12;

function known(value: Decimal, points: readonly Point[], unit: string): PointTotal {
  return { value, numerator: null, denominator: null, unit, status: statusOf(points) };
}

function unknown(status: string, unit: string): PointTotal {
  return { value: null, numerator: null, denominator: null, unit, status };
}

function notKnown(missing: readonly Point[], points: readonly Point[]): string {
  const reason = statusOf(missing) ?? 'no value';
  return points.length === missing.length
    ? reason
    : `${missing.length} of ${points.length} months not known: ${reason}`;
}

/** Every distinct status of some points, the first three spelt out; null when all are plain. */
function statusOf(points: readonly Point[]): string | null {
  const said = [...new Set(points.flatMap((point) => point.status ?? []))];
  if (said.length === 0) return null;
  return said.length > 3 ? `${said.slice(0, 3).join('; ')}; and ${said.length - 3} more` : said.join('; ');
}
