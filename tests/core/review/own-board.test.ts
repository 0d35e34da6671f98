import { expect, it } from 'vitest';
import { ownMeasures } from '#lib/core/measures/own.ts';
import { latestOfEach, ownTrends } from '#lib/core/review/own-board.ts';
import { ukFiscalCalendar as calendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';

const [measure] = ownMeasures([
  {
    id: 'queue',
    title: 'Queue',
    unit: 'level',
    better: 'lower',
    total: 'last',
    meaning: 'Days in the queue.',
    sql: 'select partnership, period, value from cube_level',
  },
]) as readonly [Measure];

function point(change: Partial<Point>): Point {
  return {
    measure: 'queue',
    partnership: 'p',
    service: null,
    metric: null,
    party: 'system',
    terms: 'nominal',
    grain: 'month',
    period: '2025-04-01',
    value: '4.5',
    unit: 'days',
    numerator: null,
    denominator: null,
    target: null,
    rows: 1,
    status: null,
    ...change,
  };
}

it('shows the last period of each partnership, service, metric and length of period', () => {
  const points = [
    point({ period: '2025-05-01', value: '5' }),
    point({}),
    point({ service: 'a' }),
    point({ grain: 'quarter' }),
    point({ partnership: 'q', value: null, status: 'no value' }),
  ];
  expect(
    latestOfEach(points).map(({ partnership, service, grain, value }) => [
      partnership,
      service,
      grain,
      value,
    ]),
  ).toEqual([
    ['p', null, 'month', '5'],
    ['p', 'a', 'month', '4.5'],
    ['p', null, 'quarter', '4.5'],
    ['q', null, 'month', null],
  ]);
});

it('draws each series of a partnership by itself, with its target, in the unit of its points', () => {
  const points = [
    point({ target: '3' }),
    point({ period: '2025-05-01', value: null, status: 'not a number', target: '3' }),
    point({ service: 'a' }),
    point({ partnership: 'q' }),
  ];
  const trends = ownTrends(measure, points, { partnership: 'p', calendar });
  expect(trends.map(({ service, values }) => [service, values.series.map(({ id }) => id)])).toEqual([
    [null, ['actual', 'target']],
    ['a', ['actual']],
  ]);
  expect(trends[0]?.values).toMatchObject({ unit: { kind: 'level', label: 'days' }, zero: false });
  expect(trends[0]?.values.series[0]?.points).toMatchObject([
    { period: '2025-04-01', value: 4.5, exact: '4.5' },
    { period: '2025-05-01', value: null, status: 'not a number' },
  ]);
});

it('draws nothing of a series without any figure', () => {
  expect(
    ownTrends(measure, [point({ value: null, status: 'no value' })], { partnership: 'p', calendar }),
  ).toEqual([]);
});
