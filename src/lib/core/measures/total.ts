import type { Measure } from '../vocabulary/measure.ts';
import { grainPlurals } from '../vocabulary/grain.ts';
import { add, divide, type Decimal } from '../vocabulary/money.ts';
import type { Point } from '../vocabulary/point.ts';

/** What several periods of one series come to; `value` null when they cannot be totalled, and `status` says why. */
export interface PointTotal {
  readonly value: Decimal | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly unit: string;
  readonly status: string | null;
}

/**
 * Total the periods of one series, in order of time, by the measure's rule: money and counts are added, ratios divided
 * after adding both parts, positions taken from the last one. A sum with an unknown period is not known; periods of
 * different length are never added, nor are rolling years, which overlap.
 */
export function totalOf(measure: Measure, points: readonly Point[]): PointTotal {
  const unit = unitOf(points);
  const apart = unlike(points);
  if (apart !== null) return unknown(apart, unit ?? 'mixed');
  if (unit === null) return unknown('units differ', 'mixed');
  if (measure.total === 'last') return lastOf(points, unit);
  return measure.total === 'sum' ? sumOf(points, unit) : ratioOf(points, unit);
}

/** Why periods cannot be added to each other; null when they can. */
function unlike(points: readonly Point[]): string | null {
  const grains = new Set(points.map((point) => point.grain));
  if (grains.size > 1) return 'periods of different length: not summed';
  return grains.has('rolling_year') && points.length > 1 ? rollingOverlap : null;
}

/** Said of rolling years, of which each holds most months of the one before. */
export const rollingOverlap = 'rolling windows overlap: not summed';

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
    : `${missing.length} of ${points.length} ${grainPlurals[points[0]!.grain]} not known: ${reason}`;
}

/** Every distinct status of some points, the first three spelt out; null when all are plain. */
function statusOf(points: readonly Point[]): string | null {
  const said = [...new Set(points.flatMap((point) => point.status ?? []))];
  if (said.length === 0) return null;
  return said.length > 3 ? `${said.slice(0, 3).join('; ')}; and ${said.length - 3} more` : said.join('; ');
}
