import { expect, it } from 'vitest';
import { openingQuarter, quartersOf } from '#lib/core/review/quarters.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { pointOf } from './points.ts';

const months = (...periods: string[]) =>
  periods.map((period) => pointOf({ measure: 'cost', period, value: '1.00' }));

it('lists the fiscal quarters with delivery, the latest first', () => {
  expect(quartersOf(months('2025-03-01', '2025-08-01'), ukFiscalCalendar)).toEqual([
    { startYear: 2025, quarter: 2 },
    { startYear: 2025, quarter: 1 },
    { startYear: 2024, quarter: 4 },
  ]);
});

it('opens on the latest quarter whose last month has data', () => {
  const points = months('2025-06-01', '2025-07-01');
  expect(openingQuarter(points, ukFiscalCalendar)).toEqual({ startYear: 2025, quarter: 1 });
});

it('opens on a part of a quarter when there is nothing else', () => {
  expect(openingQuarter(months('2025-07-01'), ukFiscalCalendar)).toEqual({ startYear: 2025, quarter: 2 });
});

it('does not take a plan for delivery', () => {
  const plan = [pointOf({ measure: 'planned_net_position', period: '2027-03-01', value: '1.00' })];
  expect(quartersOf(plan, ukFiscalCalendar)).toEqual([]);
});

it('takes a year for delivered in its last month', () => {
  const year = [pointOf({ measure: 'cost', period: '2024-01-01', grain: 'year', value: '1.00' })];
  expect(openingQuarter(year, ukFiscalCalendar)).toEqual({ startYear: 2024, quarter: 3 });
  expect(quartersOf(year, ukFiscalCalendar)).toHaveLength(4);
});
