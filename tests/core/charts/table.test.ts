import { describe, expect, it } from 'vitest';
import { othersOf, shownBars, type BarValues } from '#lib/core/charts/bars.ts';
import { breakEven, withCrossings } from '#lib/core/charts/position.ts';
import { sparkline } from '#lib/core/charts/sparkline.ts';
import { chartRows, sortedRows } from '#lib/core/charts/table.ts';
import type { Theme, TrendValues } from '#lib/core/charts/values.ts';
import { eventsIn, nearestStop, step, trendWalks } from '#lib/core/charts/walk.ts';

const theme: Theme = {
  ink: '#111',
  muted: '#555',
  paper: '#fff',
  rule: '#ddd',
  ruleStrong: '#888',
  accent: '#12436d',
  concern: '#b0430a',
  series: ['#12436d', '#28a197'],
};

const values: TrendValues = {
  unit: { kind: 'money', label: 'cost', currency: 'GBP' },
  series: [
    {
      id: 'plan',
      label: 'Plan',
      role: 'plan',
      points: [
        { period: '2025-05-01', value: 10 },
        { period: '2025-06-01', value: 11 },
      ],
    },
    {
      id: 'cost',
      label: 'Cost',
      role: 'actual',
      points: [
        { period: '2025-04-01', value: 0.3, exact: '0.30' },
        { period: '2025-05-01', value: null, status: 'no provider costs' },
        { period: '2025-06-01', value: 12.1, exact: '12.10', status: 'provisional' },
      ],
    },
  ],
  events: [{ date: '2025-06-03', title: 'Go-live' }],
  quarters: [],
  zero: true,
};

describe('the table of a chart', () => {
  it('has a row a month with exact values and the reasons for missing ones', () => {
    const table = chartRows(values);
    expect(table.columns.map(({ label }) => label)).toEqual(['Month', 'Plan', 'Cost', 'Notes']);
    expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Apr 2025', '–', '£0.30', ''],
      ['May 2025', '£10.00', '–', 'no provider costs'],
      ['Jun 2025', '£11.00', '£12.10', 'provisional'],
    ]);
  });

  it('sorts numbers by size and keeps cells without a value last either way', () => {
    const { rows } = chartRows(values);
    const ids = (direction: 'ascending' | 'descending') => sortedRows(rows, 2, direction).map(({ id }) => id);
    expect(ids('ascending')).toEqual(['2025-04-01', '2025-06-01', '2025-05-01']);
    expect(ids('descending')).toEqual(['2025-06-01', '2025-04-01', '2025-05-01']);
  });
});

describe('walking a chart', () => {
  const walks = trendWalks(values, theme);

  it('begins with the actual, leaves months without a value out, and gives values in full', () => {
    expect(walks.map(({ id }) => id)).toEqual(['cost', 'plan']);
    expect(walks[0]?.stops.map(({ place, exact, note }) => [place, exact, note])).toEqual([
      ['Apr 2025', '£0.30', ''],
      ['Jun 2025', '£12.10', 'provisional'],
    ]);
  });

  it('stays within a series and keeps the month when it changes series', () => {
    expect(step(walks, { series: 0, stop: 1 }, { along: 1 })).toEqual({ series: 0, stop: 1 });
    expect(step(walks, { series: 0, stop: 1 }, { along: -Infinity })).toEqual({ series: 0, stop: 0 });
    expect(step(walks, { series: 0, stop: 1 }, { across: 1 })).toEqual({ series: 1, stop: 1 });
    expect(step(walks, { series: 1, stop: 0 }, { across: -1 })).toEqual({ series: 0, stop: 1 });
  });

  it('finds the stop nearest to a pointer, by month before series', () => {
    const place = (x: Date | number | string, y: number | string) => ({
      x: new Date(x).getUTCMonth() * 10,
      y: Number(y),
    });
    const near = (x: number, y: number) => nearestStop(walks, { x, y }, { place, direction: 'across' });
    expect(near(52, 0)).toEqual({ series: 1, stop: 1 });
    expect(near(44, 12)).toEqual({ series: 1, stop: 0 });
    expect(nearestStop([], { x: 0, y: 0 }, { place, direction: 'across' })).toBeNull();
  });

  it('says what happened in a month', () => {
    expect(eventsIn(values, '2025-06-01')).toEqual(['Go-live, 3 Jun 2025']);
    expect(eventsIn(values, '2025-05-01')).toEqual([]);
  });
});

describe('a net position', () => {
  it('crosses zero between two months in proportion to their values', () => {
    const points = [
      { period: '2025-04-01', value: -10 },
      { period: '2025-05-01', value: 20 },
    ];
    const corners = withCrossings(points);
    expect(corners.map(({ value }) => value)).toEqual([-10, 0, 20]);
    expect(corners[1]?.date.toISOString()).toBe('2025-04-11T00:00:00.000Z');
  });

  it('breaks even when it stays at or above zero, and never when it was never below', () => {
    const at = (some: readonly number[]) =>
      breakEven(some.map((value, index) => ({ period: `2025-0${index + 1}-01`, value })));
    expect(at([-1, 1, -1, 0, 2])).toBe('2025-04-01');
    expect(at([-1, 1, -1])).toBeNull();
    expect(at([1, 2])).toBeNull();
  });
});

describe('a sparkline', () => {
  it('has gaps, a zero rule in range, and a dot at the last value', () => {
    const shape = sparkline({ values: [-10, null, 10, 0, null], zero: true }, 46, 26);
    expect(shape.line).toBe('M3,23M23,3L33,13');
    expect(shape.zeroY).toBe(13);
    expect(shape.last).toEqual({ x: 33, y: 13 });
  });

  it('is flat for one level and empty for none', () => {
    expect(sparkline({ values: [5, 5], zero: false }, 20, 20).line).toBe('M3,10L17,10');
    expect(sparkline({ values: [null], zero: true }, 20, 20)).toEqual({
      line: '',
      reference: '',
      zeroY: null,
      last: null,
    });
  });
});

it('bars beyond the first few are said with their range', () => {
  const rows = [5, 1, 3, 2].map((value) => ({ id: String(value), label: `Trust ${value}`, value }));
  const bars: BarValues = { unit: { kind: 'count', label: 'cases' }, rows, most: 1, better: 'lower' };
  expect(shownBars(bars).map(({ id }) => id)).toEqual(['5']);
  expect(othersOf(bars)).toBe('and 3 others, from 1 to 3');
  expect(othersOf({ ...bars, most: 4 })).toBe('');
});

describe('a chart of years', () => {
  const years: TrendValues = {
    ...values,
    grain: 'year',
    quarters: [{ start: '2024-04-01', label: '2024-25' }],
    series: [{ id: 'cost', label: 'Cost', role: 'actual', points: [{ period: '2024-04-01', value: 5 }] }],
    events: [
      { date: '2025-03-31', title: 'In time' },
      { date: '2025-04-01', title: 'Too late' },
    ],
  };

  it('names its rows and its points by the year', () => {
    const table = chartRows(years);
    expect(table.columns[0]?.label).toBe('Year');
    expect(table.rows[0]?.cells[0]).toEqual({ text: '2024-25', sort: '2024-04-01' });
    expect(trendWalks(years, theme)[0]?.stops[0]?.place).toBe('2024-25');
  });

  it('tells the events of the whole year, each with its own date', () => {
    expect(eventsIn(years, '2024-04-01')).toEqual(['In time, 31 Mar 2025']);
  });
});
