import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  fiscalQuarterOf,
  fiscalStartYear,
  fiscalYearLabel,
  fiscalYearStart,
} from '#lib/core/vocabulary/fiscal.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';

// Published calendars and label cases live beside the repository; where they are absent the suite says so by skipping.
const folder = new URL('../../../shared/oracles/', import.meta.url);
const isThere = existsSync(new URL('fiscal_calendars.csv', folder));

interface LabelCase {
  readonly label: string;
  readonly start_month: number;
  readonly convention: 'start' | 'end' | 'split';
  readonly start: string;
  readonly end_exclusive: string;
}

const naming = { start: 'start', end: 'end', split: 'both' } as const;

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

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
