import * as v from 'valibot';
import { isMonth } from '../vocabulary/month.ts';
import type { Snapshot } from '../vocabulary/snapshot.ts';

const short = v.pipe(v.string(), v.maxLength(1000, 'expected at most 1000 characters'));

const decimal = v.pipe(v.string(), v.regex(/^-?\d{1,40}(\.\d{1,20})?$/, 'expected a plain decimal'));

/** How one taken review in a workspace document is read. */
export const snapshot = v.strictObject({
  id: short,
  partnership: short,
  quarter: short,
  until: v.pipe(v.string(), v.check(isMonth, 'expected a month as YYYY-MM-01')),
  party: v.picklist(['system', 'customer', 'provider']),
  terms: v.picklist(['nominal', 'real']),
  takenOn: short,
  takenBy: short,
  note: short,
  figures: v.pipe(
    v.array(
      v.strictObject({
        id: short,
        label: short,
        value: v.nullable(decimal),
        unit: short,
        status: v.nullable(short),
      }),
    ),
    v.maxLength(1000, 'expected at most 1000 of them'),
  ),
}) satisfies v.GenericSchema<unknown, Snapshot>;
