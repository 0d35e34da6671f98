import { describe, expect, it } from 'vitest';
import { shareScale, valueScale } from '#lib/core/charts/scale.ts';
import { completePeriods, labelOf, lonePoints, periodTicks, timeTicks } from '#lib/core/charts/time.ts';

describe('a value axis', () => {
  it('has round ticks around the values', () => {
    expect(valueScale([0.32, 4.1], false, 4)).toEqual({ domain: [0, 5], ticks: [0, 1, 2, 3, 4, 5] });
    expect(valueScale([920, 975], false, 3).ticks).toEqual([920, 940, 960, 980]);
  });

  it('has zero on it where asked, above and below', () => {
    expect(valueScale([80, 95], true, 2).ticks).toEqual([0, 50, 100]);
    expect(valueScale([-80, -20], true, 2).ticks).toEqual([-100, -50, 0]);
  });

  it('is free of the dust of binary fractions', () => {
    expect(valueScale([0, 0.3], true, 3).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it('stands without values, and around a single one', () => {
    expect(valueScale([], true, 4).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(valueScale([5], false, 1).domain).toEqual([5, 10]);
  });

  it('ends at 100 % for shares unless one is larger', () => {
    expect(shareScale([0.91, 0.99], true, 3).domain).toEqual([0, 1]);
    expect(shareScale([0.91, 1.12], true, 3).domain).toEqual([0, 1.5]);
  });
});

describe('months', () => {
  const points = [
    { period: '2025-04-01', value: 1 },
    { period: '2025-06-01', value: 2 },
    { period: '2025-07-01', value: 3 },
  ];

  it('that are missing become gaps', () => {
    expect(completePeriods([...points].reverse()).map(({ value }) => value)).toEqual([1, null, 2, 3]);
  });

  it('that stand alone are found, since a line would not show them', () => {
    expect(lonePoints(points).map(({ period }) => period)).toEqual(['2025-04-01']);
  });
});

describe('the time axis', () => {
  const quarters = [
    { start: '2025-01-01', label: 'Q4 2024-25' },
    { start: '2025-04-01', label: 'Q1 2025-26' },
    { start: '2025-07-01', label: 'Q2 2025-26' },
    { start: '2025-10-01', label: 'Q3 2025-26' },
  ];
  const span = ['2025-01-01', '2025-12-01'] as const;

  it('names quarters, and the year at its first quarter and where the axis begins', () => {
    const ticks = timeTicks(quarters, span, 600);
    expect(ticks.map(({ quarter }) => quarter)).toEqual(['Q4', 'Q1', 'Q2', 'Q3']);
    expect(ticks.map(({ year }) => year)).toEqual(['2024-25', '2025-26', '', '']);
  });

  it('names years alone when quarters are too narrow', () => {
    const ticks = timeTicks(quarters, span, 60);
    expect(ticks.map(({ quarter }) => quarter)).toEqual(['', '', '', '']);
    expect(ticks.map(({ year }) => year)).toEqual(['', '2025-26', '', '']);
  });
});

describe('periods longer than a month', () => {
  const year = (number: number, value: number | null) => ({ period: `${number}-04-01`, value });

  it('that are missing become gaps, one each, and rolling years have none', () => {
    const points = [year(2020, 1), year(2023, 2)];
    expect(completePeriods(points, 'year').map(({ period, value }) => [period.slice(0, 4), value])).toEqual([
      ['2020', 1],
      ['2021', null],
      ['2022', null],
      ['2023', 2],
    ]);
    expect(completePeriods(points, 'rolling_year')).toEqual(points);
    expect(lonePoints(points, 'year')).toHaveLength(2);
    expect(lonePoints([year(2020, 1), year(2021, 2)], 'year')).toEqual([]);
  });

  it('that start off the step are kept', () => {
    const odd = { period: '2021-01-01', value: 5 };
    expect(completePeriods([year(2020, 1), odd, year(2022, 2)], 'year').map(({ value }) => value)).toEqual([
      1,
      5,
      null,
      2,
    ]);
  });

  const ticks = [2020, 2021, 2022].map((number) => ({
    start: `${number}-04-01`,
    label: `${number}-${number - 1999}`,
  }));

  it('are named on the axis where there is room', () => {
    const names = (widthPx: number) =>
      periodTicks(ticks, ['2020-04-01', '2022-04-01'], widthPx).map(({ year: name }) => name);
    expect(names(600)).toEqual(['2020-21', '2021-22', '2022-23']);
    expect(names(66)).toEqual(['2020-21', '', '2022-23']);
  });

  it('have the name that the axis gives them', () => {
    const values = {
      unit: { kind: 'count', label: '' },
      series: [],
      events: [],
      quarters: ticks,
      grain: 'year',
      zero: true,
    } as const;
    expect(labelOf(values, '2021-04-01')).toBe('2021-22');
    expect(labelOf(values, '2019-01-01')).toBe('2019');
  });
});
