import { describe, expect, it } from 'vitest';
import {
  atGrain,
  costValues,
  levelComparisons,
  longPeriodTrends,
  serviceLevelTrends,
  volumeTrends,
  type BoardSource,
} from '#lib/core/review/partnership-board.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from './points.ts';

const source = (points: readonly Point[]): BoardSource => ({
  points,
  events: [],
  calendar: ukFiscalCalendar,
  selected: '2025-06-01',
});

it('draws cost beside the flexed baseline with exact values, and leaves out a series without any', () => {
  const values = costValues(source([pointOf({ value: '10.10' })]));
  expect(values.series).toMatchObject([
    { id: 'cost', role: 'actual', points: [{ value: 10.1, exact: '10.10' }] },
  ]);
  expect(values.unit).toEqual({ kind: 'money', label: 'running cost a month', currency: 'GBP' });
});

it('labels the fiscal quarters on the axis', () => {
  const values = costValues(source([pointOf({ period: '2025-03-01' }), pointOf({ period: '2025-06-01' })]));
  expect(values.quarters).toEqual([
    { start: '2025-01-01', label: 'Q4 2024-25' },
    { start: '2025-04-01', label: 'Q1 2025-26' },
  ]);
});

describe('volume and unit cost', () => {
  it('are shown for the whole partnership where its volume has one unit', () => {
    const points = [
      pointOf({ measure: 'volume', value: '5', unit: 'cases' }),
      pointOf({ measure: 'volume', service: 'A', value: '5', unit: 'cases' }),
      pointOf({ measure: 'unit_cost', value: '2', unit: 'GBP / cases' }),
    ];
    expect(volumeTrends(source(points)).map(({ measure, service }) => [measure, service])).toEqual([
      ['unit_cost', null],
      ['volume', null],
    ]);
  });

  it('are shown service by service where units differ', () => {
    const points = [
      pointOf({ measure: 'volume', value: null, unit: '', status: 'units differ' }),
      pointOf({ measure: 'volume', service: 'A', value: '5', unit: 'cases' }),
      pointOf({ measure: 'volume', service: 'B', value: '7', unit: 'payslips' }),
    ];
    const trends = volumeTrends(source(points)).filter(({ measure }) => measure === 'volume');
    expect(trends.map(({ service, values }) => [service, values.unit.label])).toEqual([
      ['A', 'cases'],
      ['B', 'payslips'],
    ]);
  });
});

describe('service levels', () => {
  const level = (given: Partial<Point>) =>
    pointOf({ measure: 'attainment', metric: 'On time', unit: 'share', ...given });

  it('are pooled over services where they can be, with the target of each month as a series', () => {
    const points = [
      level({ value: '0.9', target: '0.95' }),
      level({ value: '0.92', target: '0.9', period: '2025-05-01' }),
      level({ service: 'A', value: '0.9', target: '0.95' }),
    ];
    const [trend] = serviceLevelTrends(source(points));
    expect(trend?.service).toBeNull();
    expect(trend?.values.series[1]?.points.map(({ value }) => value)).toEqual([0.95, 0.9]);
  });

  it('stay apart by service where they were given as values', () => {
    const points = [
      level({ value: null, status: 'given only as values' }),
      level({ service: 'A', value: '3', unit: 'days' }),
    ];
    expect(serviceLevelTrends(source(points)).map(({ service }) => service)).toEqual(['A']);
  });

  it('are compared over services in the month in view, the worst first by the direction that is good', () => {
    const points = [
      level({ service: 'A', value: '3', unit: 'days', period: '2025-05-01' }),
      level({ service: 'B', value: '8', unit: 'days', period: '2025-05-01' }),
      level({ service: 'A', value: '1', unit: 'days', period: '2025-09-01' }),
    ];
    const metrics = [{ metric: 'On time', service: null, better: 'lower', unit: 'days' } as const];
    const [comparison] = levelComparisons(source(points), metrics);
    expect(comparison?.period).toBe('2025-05-01');
    expect(comparison?.values.rows.map(({ id }) => id)).toEqual(['B', 'A']);
  });
});

describe('periods longer than a month', () => {
  const year = (period: string, value: string) => pointOf({ period, grain: 'year', value });
  const mixed = {
    ...source([
      year('2023-04-01', '100.00'),
      year('2024-04-01', '90.00'),
      year('2025-04-01', '80.00'),
      pointOf({ period: '2025-04-01', value: '7.00' }),
      pointOf({
        measure: 'attainment',
        metric: 'On time',
        period: '2025-04-01',
        grain: 'quarter',
        value: '0.9',
      }),
    ]),
    selected: '2025-06-01',
  };

  it('are drawn by themselves, each length on its own axis', () => {
    const trends = longPeriodTrends(mixed);
    expect(trends.map(({ grain }) => grain)).toEqual(['quarter', 'year']);
    const [quarters, years] = trends;
    expect(years?.cost).toMatchObject({
      grain: 'year',
      unit: { label: 'running cost a year' },
      quarters: [{ label: '2023-24' }, { label: '2024-25' }, { label: '2025-26' }],
      series: [{ points: [{ value: 100 }, { value: 90 }, { value: 80 }] }],
      // 2025-26 is not over in June 2025.
      selected: '2024-04-01',
    });
    expect(quarters?.levels.map(({ metric }) => metric)).toEqual(['On time']);
  });

  it('never stand among the months', () => {
    const values = costValues(atGrain(mixed, 'month'));
    expect(values.series[0]?.points).toMatchObject([{ period: '2025-04-01', value: 7 }]);
  });

  it('are none where all data are monthly', () => {
    expect(longPeriodTrends(source([pointOf({ value: '1' })]))).toEqual([]);
  });
});
