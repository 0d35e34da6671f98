import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fiscalQuarterOf,
  fiscalYearLabel,
  parseQuarterKey,
  quarterEnd,
  quarterKey,
  quarterLabel,
  quarterStart,
  ukFiscalCalendar,
  type FiscalCalendar,
} from '#lib/core/vocabulary/fiscal.ts';
import { monthOf } from '#lib/core/vocabulary/month.ts';

const calendars: readonly (readonly [FiscalCalendar, string, string])[] = [
  [{ startMonth: 4, naming: 'both' }, '2024-04-01', 'Q1 2024-25'],
  [{ startMonth: 4, naming: 'both' }, '2025-03-01', 'Q4 2024-25'],
  [{ startMonth: 10, naming: 'end' }, '2023-10-01', 'Q1 2024'],
  [{ startMonth: 10, naming: 'end' }, '2024-09-01', 'Q4 2024'],
  [{ startMonth: 7, naming: 'end' }, '2024-07-01', 'Q1 2025'],
  [{ startMonth: 7, naming: 'start' }, '2025-01-01', 'Q3 2024'],
  [{ startMonth: 1, naming: 'both' }, '2024-12-01', 'Q4 2024'],
  [{ startMonth: 4, naming: 'both' }, '1999-04-01', 'Q1 1999-00'],
];

describe('a fiscal quarter', () => {
  it.each(calendars)('of %o holding %s is %s', (calendar, month, label) => {
    expect(quarterLabel(fiscalQuarterOf(month, calendar), calendar)).toBe(label);
  });

  it('starts and ends with its own months', () => {
    const quarter = { startYear: 2024, quarter: 4 } as const;
    expect(quarterStart(quarter, ukFiscalCalendar)).toBe('2025-01-01');
    expect(quarterEnd(quarter, ukFiscalCalendar)).toBe('2025-03-01');
  });

  it('holds each of its months, in every calendar', () => {
    const calendar = fc.record({
      startMonth: fc.integer({ min: 1, max: 12 }),
      naming: fc.constant('both' as const),
    });
    const month = fc.tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(calendar, month, (fiscal, [year, number]) => {
        const period = monthOf(year, number);
        const quarter = fiscalQuarterOf(period, fiscal);
        expect(quarterStart(quarter, fiscal) <= period && period <= quarterEnd(quarter, fiscal)).toBe(true);
        expect(parseQuarterKey(quarterKey(quarter))).toEqual(quarter);
      }),
    );
  });

  it.each(['2024-Q5', '2024Q1', 'Q1-2024', ''])('is not read from "%s"', (key) => {
    expect(parseQuarterKey(key)).toBeNull();
  });
});

describe('a fiscal year', () => {
  it('is named by where it starts, where it ends, or both', () => {
    expect(fiscalYearLabel(2024, { startMonth: 4, naming: 'start' })).toBe('2024');
    expect(fiscalYearLabel(2024, { startMonth: 4, naming: 'end' })).toBe('2025');
    expect(fiscalYearLabel(2024, { startMonth: 4, naming: 'both' })).toBe('2024-25');
  });
});
