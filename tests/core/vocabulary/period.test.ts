import { expect, it } from 'vitest';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Grain } from '#lib/core/vocabulary/grain.ts';
import { periodEnd, periodLabel } from '#lib/core/vocabulary/period.ts';

it.each<[string, Grain, string, string]>([
  ['2025-04-01', 'month', 'Apr 2025', 'Apr 2025'],
  ['2024-07-01', 'quarter', 'Q2 2024-25', 'Jul to Sep 2024'],
  ['2024-02-01', 'quarter', 'Feb to Apr 2024', 'Feb to Apr 2024'],
  ['2024-10-01', 'half_year', 'Oct 2024 to Mar 2025', 'Oct 2024 to Mar 2025'],
  ['2015-01-01', 'year', '2015', '2015'],
  ['2015-04-01', 'year', '2015-16', '2015-16'],
  ['1999-07-01', 'year', '1999-00', '1999-00'],
  ['2011-04-01', 'rolling_year', 'year to Mar 2012', 'year to Mar 2012'],
])('says %s of grain %s as %s, without a calendar as %s', (period, grain, fiscal, plain) => {
  expect(periodLabel(period, grain, ukFiscalCalendar)).toBe(fiscal);
  expect(periodLabel(period, grain)).toBe(plain);
});

it('names a fiscal year as its calendar does', () => {
  const calendar = { startMonth: 10, naming: 'end' } as const;
  expect(periodLabel('2023-10-01', 'year', calendar)).toBe('2024');
  expect(periodLabel('2023-10-01', 'quarter', calendar)).toBe('Q1 2024');
});

it('ends a period in its last month', () => {
  expect(periodEnd('2024-10-01', 'half_year')).toBe('2025-03-01');
  expect(periodEnd('2024-10-01', 'month')).toBe('2024-10-01');
});
