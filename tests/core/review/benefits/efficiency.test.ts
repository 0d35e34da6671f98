import { expect, it } from 'vitest';
import { efficiencyBoard, fallenWords } from '#lib/core/review/benefits/efficiency.ts';
import { monthsBetween } from '#lib/core/vocabulary/month.ts';
import type { Metric } from '#lib/core/measures/points.ts';
import { pointOf } from '../points.ts';
import { baseline, benefits, view } from './benefits-kit.ts';

/** Twelve months of the baseline at one value, and the three months since at another. */
function volumes(before: string, now: string) {
  return monthsBetween('2024-04-01', '2025-06-01').map((period) =>
    pointOf({ measure: 'volume', period, value: period < '2025-04-01' ? before : now, unit: 'cases' }),
  );
}

function levels(before: string, now: string, metric = 'On time') {
  return monthsBetween('2024-04-01', '2025-06-01').map((period) => {
    const numerator = period < '2025-04-01' ? before : now;
    const value = String(Number(numerator) / 100);
    return pointOf({
      measure: 'attainment',
      metric,
      period,
      value,
      numerator,
      denominator: '100',
      unit: 'share',
    });
  });
}

const better = (metric: string, direction: Metric['better']): Metric => ({
  metric,
  service: null,
  better: direction,
  unit: 'share',
});

it('calls a saving an efficiency where volume and service held', () => {
  const data = benefits([...volumes('10', '11'), ...levels('90', '95')], {
    metrics: [better('On time', 'higher')],
  });
  const board = efficiencyBoard(data, view);
  expect(board.verdict).toBe('held');
  expect(board.items.map(({ label, change, verdict }) => [label, change, verdict])).toEqual([
    ['Volume', '10% more a month', 'held'],
    ['On time', '5 percentage points better', 'held'],
  ]);
  expect(board.items[0]?.before).toMatchObject({
    value: '120',
    period: 'Apr 2024 to Mar 2025',
    ref: { measure: 'volume', from: '2024-04-01', period: '2025-03-01' },
  });
  expect(board.items[0]?.now).toMatchObject({ value: '33', period: 'Apr 2025 to Jun 2025' });
});

it('flags a level that fell, with both figures, and one where lower is better that rose', () => {
  const data = benefits([...levels('95', '88'), ...levels('2', '5', 'Rejected')], {
    metrics: [better('On time', 'higher'), better('Rejected', 'lower')],
  });
  const board = efficiencyBoard(data, view);
  expect(board.verdict).toBe('fell');
  expect(fallenWords(board.items)).toBe('On time went from 95.0% to 88.0%; Rejected went from 2.0% to 5.0%');
});

it('counts a fall of any size, but names only those worth a sentence', () => {
  const data = benefits(levels('95', '94.9'), { metrics: [better('On time', 'higher')] });
  const { items } = efficiencyBoard(data, view);
  expect(items[0]).toMatchObject({
    verdict: 'fell',
    isNotable: false,
    change: '0.1 percentage points worse',
  });
  expect(fallenWords(items)).toBe('On time slipped by less than a percentage point');
});

it('flags a volume that fell', () => {
  const { items } = efficiencyBoard(benefits(volumes('10', '8')), view);
  expect(fallenWords(items)).toBe('Volume is 20% less a month');
});

it('pools levels from cases and never averages values', () => {
  const given = levels('90', '95').map((point) => ({ ...point, numerator: null, denominator: null }));
  const data = benefits(given, { metrics: [better('On time', 'higher')] });
  expect(efficiencyBoard(data, view).items[0]).toMatchObject({
    verdict: 'cannot be tested',
    why: 'baseline: given only as values, which are not averaged',
  });
});

it('cannot test without a baseline, a direction, every month, or one unit', () => {
  const whyOf = (data: Parameters<typeof efficiencyBoard>[0]) => efficiencyBoard(data, view).items[0]?.why;
  const volume = volumes('10', '11');
  expect(whyOf(benefits(volume, { baselines: [] }))).toBe('no baseline');
  expect(whyOf(benefits(levels('90', '95')))).toBe('the data do not say which direction is better');
  expect(whyOf(benefits(volume.filter(({ period }) => period !== '2024-06-01')))).toBe(
    'baseline: 1 of 12 months missing',
  );
  expect(
    whyOf(benefits(volume.map((point, index) => (index === 0 ? { ...point, unit: 'calls' } : point)))),
  ).toBe('baseline: units differ');
  expect(whyOf(benefits(volume, { baselines: [baseline({ to: '2025-06-01' })] }))).toBe(
    'no month after the baseline',
  );
});
