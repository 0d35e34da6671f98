import * as v from 'valibot';
import { isMonth } from '../../vocabulary/month.ts';

/** Longer than any text of a file that is shown. */
const longestText = 1_000_000;

export const text = v.pipe(v.string(), v.maxLength(longestText));

export const maybeText = v.nullable(text);

export const decimal = v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/, 'expected a plain decimal'));

export const maybeDecimal = v.nullable(decimal);

export const month = v.pipe(v.string(), v.check(isMonth, 'expected a month as YYYY-MM-01'));

export const whole = v.pipe(v.number(), v.integer());

// JSON reads a huge exponent as infinity.
export const double = v.pipe(v.number(), v.finite());

/** A list of items. */
export function list<T extends v.GenericSchema>(item: T): ListOf<T> {
  return v.pipe(v.array(item), v.readonly());
}

type ListOf<T extends v.GenericSchema> = v.SchemaWithPipe<
  readonly [v.ArraySchema<T, undefined>, v.ReadonlyAction<v.InferOutput<T>[]>]
>;
