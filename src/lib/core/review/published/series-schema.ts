import * as v from 'valibot';
import { grains } from '../../vocabulary/grain.ts';
import { isMonth } from '../../vocabulary/month.ts';
import { list, maybeText, text } from './schemas.ts';

/** More periods than any series has: 400 years of months. */
const mostPeriods = 4800;

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPeriods));

const decimals = v.nullable(
  v.pipe(
    v.string(),
    v.regex(/^(?:-?\d+(?:\.\d+)?)?(?:,(?:-?\d+(?:\.\d+)?)?)*$/, 'expected decimals with commas between'),
  ),
);

const counts = v.pipe(v.string(), v.regex(/^\d{1,15}(?:,\d{1,15})*$/, 'expected counts with commas between'));

const months = v.pipe(
  v.string(),
  v.check((all) => all.split(',').every(isMonth), 'expected months as YYYY-MM-01'),
);

const series = v.strictTuple([
  text,
  text,
  maybeText,
  maybeText,
  v.picklist(['system', 'customer', 'provider']),
  v.picklist(['nominal', 'real']),
  v.picklist(grains),
]);

/**
 * The points of one series in columns: what they are of; the first month, or each period where they are not every
 * month; how many; units; values, numerators, denominators, targets; rows; statuses. A text stands with how many points
 * have it.
 */
export const packedSeries = v.strictTuple([
  series,
  months,
  count,
  list(v.strictTuple([count, text])),
  decimals,
  decimals,
  decimals,
  decimals,
  counts,
  list(v.strictTuple([count, maybeText])),
]);

export type PackedSeries = v.InferOutput<typeof packedSeries>;

/** The places of series in the table of their file. */
export const places = list(v.pipe(v.number(), v.integer(), v.minValue(0)));
