import { describe, expect, it } from 'vitest';
import { describeBars, describePosition, describeTrend } from '#lib/core/charts/describe.ts';
import type { ChartSeries, Role, TrendValues } from '#lib/core/charts/values.ts';
import { monthsBetween } from '#lib/core/vocabulary/month.ts';

function series(role: Role, from: string, values: readonly (number | null)[]): ChartSeries {
  const months = monthsBetween(from, '2030-01-01');
  const points = values.map((value, index) => ({ period: months[index] ?? '', value }));
  return { id: role, label: role, role, points };
}

function values(some: readonly ChartSeries[], more: Partial<TrendValues> = {}): TrendValues {
  const unit = { kind: 'money', label: 'running cost a month', currency: 'GBP' } as const;
  return { subject: 'Running cost', unit, series: some, events: [], quarters: [], zero: true, ...more };
}

describe('the sentence of a trend', () => {
  it('gives the latest value, its change on a year before, and its distance from plan and baseline', () => {
    const costs = [1_250_000, ...Array.from({ length: 11 }, () => 1_240_000), 1_200_000];
    const plan = series('plan', '2026-03-01', [1_180_000]);
    const baseline = series('baseline', '2026-03-01', [1_500_000]);
    expect(describeTrend(values([series('actual', '2025-03-01', costs), plan, baseline]))).toBe(
      'Running cost was £1.20m in Mar 2026, £50.0k (4.0%) below Mar 2025, £20.0k above the plan of £1.18m, £300k below the baseline of £1.50m.',
    );
  });

  it('speaks of years where a point is a year', () => {
    const points = [2021, 2024, 2025].map((year, at) => ({ period: `${year}-04-01`, value: [3, 4, 5][at]! }));
    const some: ChartSeries = { id: 'actual', label: 'Actual', role: 'actual', points };
    const unit = { kind: 'count', label: 'cases' } as const;
    expect(describeTrend(values([some], { unit, subject: 'Volume', grain: 'year' }))).toBe(
      'Volume was 5 cases in 2025-26, 1 (25.0%) above 2024-25. 2 years before it have no value.',
    );
  });

  it('speaks of percentage points for shares', () => {
    const unit = { kind: 'share', label: 'cases within target' } as const;
    const some = [series('actual', '2026-03-01', [0.944]), series('target', '2026-03-01', [0.95])];
    expect(describeTrend(values(some, { unit, subject: 'Attainment' }))).toBe(
      'Attainment was 94.4% in Mar 2026, 0.6 percentage points below the target of 95.0%.',
    );
  });

  it('gives no percentage where the year before was not above zero', () => {
    const costs = [-10_000, ...Array.from({ length: 11 }, () => 0), 20_000];
    expect(describeTrend(values([series('actual', '2025-03-01', costs)]))).toBe(
      'Running cost was £20.0k in Mar 2026, £30.0k above Mar 2025.',
    );
  });

  it('says which months are missing and why the latest has no value', () => {
    const actual = series('actual', '2026-01-01', [100, null, 100, null]);
    const points = actual.points.map((point, index) =>
      index === 3 ? { ...point, status: 'no provider costs' } : point,
    );
    expect(describeTrend(values([{ ...actual, points }]))).toBe(
      'Running cost was £100 in Mar 2026. Feb 2026 is missing. No value since: no provider costs.',
    );
  });

  it('says why there is nothing', () => {
    const actual = {
      ...series('actual', '2026-01-01', []),
      points: [{ period: '2026-01-01', value: null, status: 'no baseline' }],
    };
    expect(describeTrend(values([actual]))).toBe('No values to show: no baseline.');
    expect(describeTrend(values([]))).toBe('No values to show.');
  });
});

describe('the sentence of a position', () => {
  it('says since when it has been above zero, counting from the last time it was below', () => {
    const some = [series('actual', '2026-01-01', [-5, 3, -2, 4, 8])];
    expect(describePosition(values(some, { subject: 'Net position' }))).toBe(
      'Net position was £8.00 in May 2026. It has been above zero since Apr 2026.',
    );
  });

  it('says when it has not broken even', () => {
    expect(
      describePosition(values([series('actual', '2026-01-01', [-5])], { subject: 'Net position' })),
    ).toBe('Net position was −£5.00 in Jan 2026. It has not broken even yet.');
  });
});

it('a comparison counts those short of their target and gives the range', () => {
  const unit = { kind: 'share', label: 'seen within four hours' } as const;
  const rows = [0.9, 0.5, 0.8].map((value, index) => ({
    id: String(index),
    label: `Trust ${index}`,
    value,
    target: 0.85,
  }));
  expect(describeBars({ unit, rows, most: 20, better: 'higher' })).toBe(
    '2 of 3 fall short of their target. Seen within four hours, %: from 50.0% (Trust 1) to 90.0% (Trust 0).',
  );
});
