import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatsReading } from '#lib/core/imports/typing/date-formats.ts';
import { calendarsReading } from '#lib/core/imports/typing/fiscal-label.ts';
import { dateFormats } from '#lib/core/imports/mapping/mapping.ts';
import { parsePeriod } from '#lib/core/imports/typing/period-label.ts';
import {
  fiscalQuarterOf,
  fiscalStartYear,
  fiscalYearLabel,
  fiscalYearStart,
  ukFiscalCalendar,
  type FiscalCalendar,
} from '#lib/core/vocabulary/fiscal.ts';
import { monthsIn } from '#lib/core/vocabulary/grain.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';

// Published calendars and label cases live beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/oracles/', import.meta.url);
const isThere = existsSync(new URL('fiscal_calendars.csv', folder));

interface LabelCase {
  readonly label: string;
  readonly start_month: number;
  readonly convention: 'start' | 'end' | 'split' | 'any';
  readonly start: string;
  readonly end_exclusive: string;
  readonly ambiguous?: readonly string[];
}

const naming = { start: 'start', end: 'end', split: 'both', any: 'both' } as const;

describe.skipIf(!isThere)('published fiscal calendars', () => {
  const lines = isThere ? read('fiscal_calendars.csv').trim().split('\n').slice(1) : [];
  const dated = lines.flatMap((line) => {
    const parts = /^(.+?),(\d+),(\w+),.*?= (\d{4})-(\d{2})-01\.\.(\d{4})-(\d{2})/.exec(line);
    return parts
      ? [
          {
            government: parts[1]!,
            startMonth: Number(parts[2]),
            line,
            from: `${parts[4]}-${parts[5]}-01`,
            to: `${parts[6]}-${parts[7]}-01`,
          },
        ]
      : [];
  });

  it.each(dated)(
    '$government: the example year has the months of the example',
    ({ startMonth, from, to, line }) => {
      const calendar = { startMonth, naming: line.includes('split') ? 'both' : 'end' } as const;
      const year = fiscalStartYear(from, calendar);
      expect(fiscalYearStart(year, calendar)).toBe(from);
      expect(fiscalStartYear(to, calendar)).toBe(year);
      expect(line).toContain(fiscalYearLabel(year, calendar));
    },
  );
});

describe.skipIf(!isThere)('published fiscal labels', () => {
  const { cases } = isThere
    ? (JSON.parse(read('fiscal_label_cases.json')) as { cases: LabelCase[] })
    : { cases: [] };
  const years = cases.filter(
    (given) => given.end_exclusive && addMonths(given.start, 12) === given.end_exclusive,
  );
  const quarters = cases.filter((given) => given.end_exclusive && /\bQ([1-4])\b/.test(given.label));

  it.each(years)('$label is the year from $start', ({ label, start, start_month, convention }) => {
    const calendar = { startMonth: start_month, naming: naming[convention] };
    const written = fiscalYearLabel(fiscalStartYear(start, calendar), calendar);
    const twoDigits = written.slice(2);
    const plain = label.replaceAll(/[\u2013/]/g, '-');
    expect(plain.includes(written) || plain.endsWith(twoDigits), `${label}: ${written}`).toBe(true);
  });

  it.each(quarters)('$label starts in $start', ({ label, start, start_month, convention }) => {
    const calendar = { startMonth: start_month, naming: naming[convention] };
    expect(label).toContain(`Q${fiscalQuarterOf(start, calendar).quarter}`);
  });
});

describe.skipIf(!isThere)('published labels of periods', () => {
  const { cases } = isThere
    ? (JSON.parse(read('fiscal_label_cases.json')) as { cases: LabelCase[] })
    : { cases: [] };
  const isAmbiguous = (given: LabelCase) => given.ambiguous !== undefined;

  it.each(cases.filter((given) => !isAmbiguous(given)))(
    '$label is read from $start until $end_exclusive, and in no other way',
    ({ label, start, start_month, convention, end_exclusive }) => {
      const calendar: FiscalCalendar = { startMonth: start_month, naming: naming[convention] };
      const formats = formatsReading([label], calendar);
      expect(formats).toHaveLength(1);
      const period = parsePeriod(label, formats[0]!, calendar);
      expect(period).toMatchObject({ first: start, isAdjustment: false });
      expect(addMonths(start, monthsIn[period!.grain])).toBe(end_exclusive);
    },
  );

  it.each(cases.filter(isAmbiguous))('$label is asked: $ambiguous', ({ label }) => {
    const formats = formatsReading([label, label], ukFiscalCalendar);
    expect(formats).toEqual(['yyyy-mm', 'fiscal']);
    const year = Number(label.slice(0, 4));
    expect(formats.map((format) => parsePeriod(label, format, ukFiscalCalendar))).toEqual([
      { first: `${label}-01`, grain: 'month', isAdjustment: false },
      { first: `${year}-04-01`, grain: 'year', isAdjustment: false },
    ]);
  });

  // Each as the example of its calendar says; what the example calls ambiguous has two calendars.
  it.each<[string, string, FiscalCalendar, string]>([
    ['US federal', 'FY2024', { startMonth: 10, naming: 'end' }, '2023-10-01'],
    ['UK central government', '2024-25', ukFiscalCalendar, '2024-04-01'],
    ['Australia', '2024-25', { startMonth: 7, naming: 'both' }, '2024-07-01'],
    ['Australia', 'FY25', { startMonth: 7, naming: 'end' }, '2024-07-01'],
    ['New Zealand', '2024/25', { startMonth: 7, naming: 'both' }, '2024-07-01'],
    ['India', 'FY25', { startMonth: 4, naming: 'end' }, '2024-04-01'],
    ['Japan', 'FY2024', { startMonth: 4, naming: 'start' }, '2024-04-01'],
    ['New York State', 'SFY 2025', { startMonth: 4, naming: 'end' }, '2024-04-01'],
    ['Texas', 'FY2025', { startMonth: 9, naming: 'end' }, '2024-09-01'],
    ['European Union', '2024', { startMonth: 1, naming: 'end' }, '2024-01-01'],
  ])('%s: %s starts where it says', (_government, label, calendar, first) => {
    expect(parsePeriod(label, 'fiscal', calendar)).toEqual({ first, grain: 'year', isAdjustment: false });
  });

  it('FY24 is ambiguous in the United Kingdom', () => {
    const read = (calendar: FiscalCalendar) => parsePeriod('FY24', 'fiscal', calendar)?.first;
    expect(dateFormats.filter((format) => parsePeriod('FY24', format, ukFiscalCalendar))).toEqual([]);
    expect(calendarsReading(['FY24'], ukFiscalCalendar).map(read)).toEqual(['2023-04-01', '2024-04-01']);
  });
});

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
