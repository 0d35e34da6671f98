import { describe, expect, it } from 'vitest';
import { longLevels } from '#lib/core/review/service/long-levels.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { attainment, levelPoints } from '../signals/series.ts';

const asked = { measures: [attainment], until: '2025-03-01', calendar: ukFiscalCalendar };

/** Years from April 2022, one for each value. */
const years = (
  metric: string,
  values: readonly (number | null)[],
  rest: Partial<Omit<Point, 'target'>> = {},
) =>
  levelPoints(values, { metric, grain: 'year', ...rest }).map((point, at) => ({
    ...point,
    period: `${2022 + at}-04-01`,
  }));

const higher = (metric: string) => ({ metric, service: null, better: 'higher' as const, unit: 'share' });

describe('levels by quarter or year', () => {
  const board = longLevels(
    {
      points: [
        ...years('Answered', [0.8, 0.95, null]),
        ...years('Paid', [0.95, 0.92, 0.85, 0.99]),
        ...years('Seen', [0.5]),
        ...levelPoints([0.9], { metric: 'Monthly' }),
      ],
      metrics: [higher('Answered'), higher('Paid')],
    },
    asked,
  );

  it('show their latest value up to then with its period, those that missed their target first', () => {
    expect(board?.levels.map(({ title, face, period, isMet }) => [title, face, period, isMet])).toEqual([
      ['Paid', '85.0%', '2024-25', false],
      ['Answered', '95.0%', '2023-24', true],
      ['Seen', '50.0%', '2022-23', null],
    ]);
  });

  it('are summed up by how many met their target, and leave out what is given by month', () => {
    expect(board?.sentence).toBe(
      '3 levels are given by years: 1 of 2 with a target met it at the latest; 2 were last given a year or more before the rest.',
    );
  });

  it('show a target missed by a hair as missed', () => {
    const [hair] =
      longLevels({ points: years('Paid', [0.8999]), metrics: [higher('Paid')] }, asked)?.levels ?? [];
    expect(hair).toMatchObject({ face: '89.99%', target: 'at least 90.0%', isMet: false });
  });

  it('open at their own period', () => {
    expect(board?.levels[0]?.ref).toEqual({
      measure: 'attainment',
      partnership: 'P',
      service: null,
      metric: 'Paid',
      period: '2024-04-01',
      grain: 'year',
    });
  });

  it('do not tell the only service of a whole twice, and tell a service beside others that are given by month', () => {
    const servicesOf = (points: readonly Point[]) =>
      longLevels({ points, metrics: [higher('Paid')] }, asked)?.levels.map(({ service }) => service);
    expect(servicesOf([...years('Paid', [0.9]), ...years('Paid', [0.9], { service: 'A' })])).toEqual([null]);
    expect(
      servicesOf([
        ...levelPoints([0.9], { metric: 'Paid', service: 'A' }),
        ...years('Paid', [0.9], { service: 'B' }),
      ]),
    ).toEqual(['B']);
  });

  it('are none where every level is given by month, or none has a value in a period that is over', () => {
    const none = (points: readonly Point[]) => longLevels({ points, metrics: [] }, asked);
    expect(none(levelPoints([0.9]))).toBeNull();
    expect(none(years('Paid', [null]))).toBeNull();
    expect(none(years('Paid', [0.9]).map((point) => ({ ...point, period: '2025-04-01' })))).toBeNull();
  });
});
