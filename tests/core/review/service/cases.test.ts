import { describe, expect, it } from 'vitest';
import { casesBoard } from '#lib/core/review/service/cases.ts';
import { errorBudgetBoard } from '#lib/core/review/service/error-budget.ts';
import { holidaysIn, unreadHolidays } from '#lib/core/review/service/holidays.ts';
import { satisfactionFigures } from '#lib/core/review/service/satisfaction.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { levelPoints } from '../signals/series.ts';

const point = (measure: string, period: string, value: string | null, rest: Partial<Point> = {}): Point => ({
  ...levelPoints([1])[0]!,
  measure,
  metric: null,
  period,
  value,
  numerator: null,
  denominator: null,
  target: null,
  ...rest,
});

describe('the error budget', () => {
  const gone = point('year_gone', '2025-06-01', '0.25', { numerator: '3', denominator: '12' });
  // 300 of the 1,200 misses that the year allows, in a quarter of the time.
  const spent = (misses: string, rest: Partial<Point> = {}) =>
    point('error_budget_spent', '2025-06-01', String(Number(misses) / 1200), {
      metric: 'Answered in time',
      numerator: misses,
      denominator: '1200',
      ...rest,
    });

  it.each([
    ['300', 'within'],
    ['600', 'ahead of time'],
    ['1300', 'overspent'],
  ])('of which %s are missed is %s', (misses, state) => {
    const board = errorBudgetBoard([gone, spent(misses)], '2025-06-01');
    expect(board?.budgets.map((budget) => budget.state)).toEqual([state]);
  });

  it('is told with the year it belongs to, the whole in place of its services', () => {
    const board = errorBudgetBoard(
      [gone, spent('600'), spent('500', { service: 'A' }), spent('90', { service: 'A', metric: 'Other' })],
      '2025-07-01',
    );
    expect(board).toMatchObject({ from: '2025-04-01', until: '2026-03-01', gone: 0.25 });
    expect(board?.budgets.map(({ title, service }) => [title, service])).toEqual([
      ['Answered in time', null],
      ['Other', 'A'],
    ]);
    expect(board?.sentence).toBe('1 of 2 levels spent the budget faster than the year goes by.');
    expect(board?.budgets[0]?.sentence).toBe(
      '600 missed of about 1,200 that the year allows: 50% spent with 25% of the year gone, to Jun 2025.',
    );
  });

  it('of a target that allows no miss is told by the misses', () => {
    const none = { value: null, denominator: '0', status: 'the target allows no miss; there are 1' };
    const board = errorBudgetBoard([gone, spent('1', none)], '2025-06-01');
    expect(board?.budgets[0]).toMatchObject({ spent: null, state: 'overspent' });
    expect(board?.budgets[0]?.sentence).toContain('allows no miss; there are 1');
  });

  it('is none without cases and targets, and none of a year to come', () => {
    expect(errorBudgetBoard([], '2025-06-01')).toBeNull();
    expect(errorBudgetBoard([gone, spent('300')], '2025-05-01')).toBeNull();
  });
});

describe('the cases', () => {
  const context = { until: '2025-06-01', agedDays: 30, quarters: [], events: [] };
  const months = ['2025-04-01', '2025-05-01', '2025-06-01', '2025-07-01'];
  const flow = (opened: readonly number[], resolved: readonly number[]) =>
    months.flatMap((period, at) => [
      point('cases_opened', period, String(opened[at]), { unit: 'cases' }),
      point('cases_resolved', period, String(resolved[at]), { unit: 'cases' }),
      point('backlog', period, String(10 + at), { unit: 'cases' }),
    ]);

  it('say what lies open and whether it grows', () => {
    const board = casesBoard(flow([5, 6, 7, 99], [4, 4, 4, 0]), context);
    expect(board?.sentence).toBe(
      '12 cases were open at the end of Jun 2025. In the last 3 months 18 came in and 12 went out: the backlog grew by 6.',
    );
    expect(board?.figures.map(({ label, face }) => [label, face])).toEqual([
      ['Open at the end', '12'],
      ['Came in', '7'],
      ['Went out', '4'],
    ]);
    expect(board?.flow.series.map(({ points }) => points.length)).toEqual([3, 3]);
  });

  it('say a backlog that shrank or stayed', () => {
    expect(casesBoard(flow([1, 1, 1, 0], [2, 2, 2, 0]), context)?.sentence).toContain('shrank by 3');
    expect(casesBoard(flow([1, 1, 1, 0], [1, 1, 1, 0]), context)?.sentence).toContain('the backlog stayed');
  });

  it('are none without tickets', () => {
    expect(casesBoard(levelPoints([0.9]), context)).toBeNull();
  });
});

describe('satisfaction', () => {
  it('is told with the interval of Wilson: 45 of 60 is 75 %, 62.8 % to 84.2 %', () => {
    const [figure] = satisfactionFigures(
      [
        point('satisfaction', '2025-05-01', '0.5', { numerator: '30', denominator: '60' }),
        point('satisfaction', '2025-06-01', '0.75', { numerator: '45', denominator: '60' }),
      ],
      '2025-06-01',
    );
    expect(figure).toMatchObject({
      face: '75.0%',
      interval: '62.8% to 84.2%',
      answers: 60,
      period: 'Jun 2025',
    });
  });

  it('of too few answers is not shown, and says why', () => {
    const few = point('satisfaction', '2025-06-01', null, { status: '12 answers, under 30: not shown' });
    expect(satisfactionFigures([few], '2025-06-01')[0]).toMatchObject({
      isKnown: false,
      face: '12 answers, under 30: not shown',
      interval: '',
    });
  });

  // Rowan 2014: 50 promoters and 20 detractors of 100 are 30 points, give or take 15.3.
  it('as a net promoter score takes promoters and detractors apart', () => {
    const parts = { denominator: '100', metric: 'NPS' };
    const [figure] = satisfactionFigures(
      [
        point('net_promoter_score', '2025-06-01', '30', { ...parts, numerator: '3000' }),
        point('promoters', '2025-06-01', '0.5', { ...parts, numerator: '50' }),
        point('detractors', '2025-06-01', '0.2', { ...parts, numerator: '20' }),
      ],
      '2025-06-01',
    );
    expect(figure).toMatchObject({ title: 'NPS', face: '30', interval: '15 to 45', answers: 100 });
  });
});

it('reads holidays one a line, each once and in order, and names the first that is none', () => {
  expect(holidaysIn('2025-12-26\n\n 2025-12-25, 2025-12-25; Boxing Day')).toEqual([
    '2025-12-25',
    '2025-12-26',
  ]);
  expect(unreadHolidays('2025-12-25\n2025-02-30')).toBe('2025-02-30');
  expect(unreadHolidays(' \n2025-12-25')).toBeNull();
});
