import * as v from 'valibot';
import { parseQuarterKey } from '../vocabulary/fiscal.ts';
import type { ReviewEdits } from '../vocabulary/review-settings.ts';

const short = v.pipe(v.string(), v.maxLength(1000, 'expected at most 1000 characters'));

const long = v.pipe(v.string(), v.maxLength(20_000, 'expected at most 20000 characters'));

const some = <T extends v.GenericSchema>(item: T) =>
  v.pipe(v.array(item), v.maxLength(1000, 'expected at most 1000 of them'));

const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'expected a time as YYYY-MM-DDTHH:MM:SSZ'),
);

/** How one review in a workspace document is read. */
export const review = v.strictObject({
  partnership: short,
  quarter: v.pipe(
    v.string(),
    v.check((key) => parseQuarterKey(key) !== null, 'expected a fiscal quarter as YYYY-Qn'),
  ),
  order: some(short),
  pages: some(v.strictObject({ page: short, title: v.nullable(short), isHidden: v.boolean() })),
  ownPages: some(v.strictObject({ id: short, title: short, text: long })),
  comments: some(v.strictObject({ id: short, at: short, text: long, by: short, on: moment })),
  decisions: v.nullable(
    some(
      v.strictObject({
        id: short,
        text: long,
        owner: short,
        due: v.nullable(v.pipe(v.string(), v.isoDate('expected a date as YYYY-MM-DD'))),
      }),
    ),
  ),
}) satisfies v.GenericSchema<unknown, ReviewEdits>;
