import * as v from 'valibot';
import { ruleSetIds } from '../vocabulary/control.ts';
import type { IndicatorSettings } from '../vocabulary/indicator-settings.ts';

const words = v.pipe(
  v.string(),
  v.maxLength(1000, 'expected at most 1000 characters'),
  v.regex(/\S/, 'expected some words'),
);

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time as HH:MM'));

const date = v.pipe(v.string(), v.isoDate('expected a date as YYYY-MM-DD'), v.check(isDate, 'no such date'));

// ISO 8601 numbers the days of the week from Monday, 1, to Sunday, 7.
const day = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));

const workingTime = v.pipe(
  v.strictObject({
    days: v.pipe(
      v.array(day),
      v.minLength(1, 'expected a working day'),
      v.maxLength(7),
      v.check((days) => new Set(days).size === days.length, 'a day stands twice'),
    ),
    from: time,
    until: time,
    holidays: v.pipe(v.array(date), v.maxLength(2000, 'expected at most 2000 of them')),
  }),
  v.check(({ from, until }) => from < until, 'expected hours that end after they begin'),
);

const decided = v.strictObject({ by: words, on: date, reason: words });

const series = v.strictObject({ measure: words, metric: v.nullable(words) });

const candidate = v.strictObject({
  indicator: series,
  outcome: series,
  lag: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24))),
});

/** How the part of a workspace document that says how indicators are judged is read. */
export const indicators = v.strictObject({
  ruleSet: v.picklist(ruleSetIds),
  lock: v.nullable(decided),
  unlocked: v.exactOptional(decided),
  isScreened: v.boolean(),
  limitConstant: v.picklist(['2.66', '3/1.128']),
  shareChart: v.picklist(['p_prime', 'individuals']),
  workingTime: v.nullable(workingTime),
  agedDays: v.pipe(v.number(), v.integer('expected whole days'), v.minValue(1), v.maxValue(3650)),
  candidates: v.pipe(v.array(candidate), v.maxLength(200, 'expected at most 200 of them')),
}) satisfies v.GenericSchema<unknown, IndicatorSettings>;

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}
