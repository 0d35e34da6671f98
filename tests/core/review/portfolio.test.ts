import { expect, it } from 'vitest';
import { portfolioRows, portfolioTotals, type PartnershipInfo } from '#lib/core/review/portfolio.ts';
import { portfolioSentence, targetsPeriod } from '#lib/core/review/portfolio-sentence.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';

const info = (partnership: string, hasBaseline = true): PartnershipInfo => ({
  partnership,
  name: partnership.toUpperCase(),
  customer: null,
  provider: null,
  stage: null,
  start: null,
  pilot_start: null,
  production_start: null,
  next_review: null,
  hasBaseline,
});

const point = (
  partnership: string,
  measure: string,
  period: string,
  value: string | null,
  unit = 'GBP',
): Point => ({
  measure,
  partnership,
  service: null,
  metric: null,
  party: 'system',
  terms: 'nominal',
  period,
  grain: 'month',
  value,
  unit,
  numerator: null,
  denominator: null,
  target: null,
  rows: 1,
  status: null,
});

const points = [
  point('a', 'verified_net_position', '2025-04-01', '100.00'),
  point('a', 'verified_net_position', '2025-05-01', '150.10'),
  point('a', 'planned_net_position', '2025-05-01', '200.00'),
  point('b', 'verified_net_position', '2025-05-01', '300.20'),
  point('b', 'planned_net_position', '2025-05-01', '300.00'),
  point('c', 'cost', '2025-05-01', '10.00'),
];

const rows = () => portfolioRows([info('b'), info('c', false), info('a')], points, '2025-05-01');

it('puts partnerships behind plan first and those on course last', () => {
  expect(rows().map((row) => [row.info.partnership, row.attention])).toEqual([
    ['a', 'behind plan'],
    ['c', 'no baseline'],
    ['b', 'on course'],
  ]);
});

it('takes each figure as it stood at the end of the chosen month', () => {
  const [first] = portfolioRows([info('a')], points, '2025-04-01');
  expect(first?.netPosition).toBe('100.00');
});

it('adds net positions to the cent, and plan with the same partnerships on both sides', () => {
  expect(portfolioTotals(rows())).toEqual([
    {
      currency: 'GBP',
      netPosition: '450.30',
      partnerships: 2,
      planned: { netPosition: '450.30', plannedNetPosition: '500.00', rate: 450.3 / 500 },
    },
  ]);
});

it('never adds two currencies', () => {
  const mixed = [...points, point('d', 'verified_net_position', '2025-05-01', '5.00', 'EUR')];
  const totals = portfolioTotals(portfolioRows([info('a'), info('d')], mixed, '2025-05-01'));
  expect(totals.map((total) => total.currency)).toEqual(['GBP', 'EUR']);
});

it('says the message in words: what was saved, against plan, who is behind and what is unknown', () => {
  expect(portfolioSentence(rows(), portfolioTotals(rows()))).toBe(
    'Two partnerships have saved £450 net to date, 10% under plan. A is behind. One has no baseline, so no saving can be stated.',
  );
});

it('takes the rate of the month of the net position, and dates the targets by their own month', () => {
  const late = [
    ...points,
    point('a', 'realisation_rate', '2025-05-01', '0.75', 'share'),
    point('a', 'realisation_rate', '2025-06-01', null, 'share'),
    point('a', 'cost', '2025-06-01', '1.00'),
    { ...point('a', 'targets_met', '2025-04-01', '1', 'share'), numerator: '2', denominator: '2' },
  ];
  expect(portfolioRows([info('a')], late, '2025-06-01')).toMatchObject([
    { at: '2025-05-01', realisationRate: 0.75, targetsAt: '2025-04-01', dataThrough: '2025-06-01' },
  ]);
});

it('shows the latest cost of a partnership without months, and why no saving is stated', () => {
  const year = (period: string, value: string): Point => ({
    ...point('y', 'cost', period, value),
    grain: 'year',
  });
  const met: Point = {
    ...point('y', 'targets_met', '2024-01-01', '0.5', 'share'),
    grain: 'year',
    numerator: '1',
    denominator: '2',
  };
  const years = [
    year('2023-01-01', '1200.00'),
    year('2024-01-01', '1500.00'),
    year('2025-01-01', '9.00'),
    met,
  ];
  const [row] = portfolioRows([info('y', false)], years, '2025-05-01');
  expect(row).toMatchObject({
    status: 'savings need months: the data are given by year',
    latest: 'cost £1.50k in 2024',
    targetsMet: 1,
    targets: 2,
    targetsAt: '2024-01-01',
    targetsGrain: 'year',
    dataThrough: '2024-12-01',
    grains: ['year'],
  });
  expect(portfolioSentence([row!], [])).toBe('No saving can be stated: no partnership has data by month.');
  expect(targetsPeriod([row!])).toBe('in the latest year of each partnership');
});

it('counts targets by month where there are months, whatever longer periods there are', () => {
  const month = {
    ...point('m', 'targets_met', '2024-11-01', '1', 'share'),
    numerator: '2',
    denominator: '2',
  };
  const year = { ...month, period: '2024-01-01', grain: 'year' as const, numerator: '0' };
  const [row] = portfolioRows([info('m')], [month, year], '2025-05-01');
  expect(row).toMatchObject({ targetsMet: 2, targetsAt: '2024-11-01', serviceTrend: [{ value: 1 }] });
  expect(targetsPeriod([row!])).toBe('in the latest month of each partnership');
  expect(targetsPeriod([row!, { ...row!, targetsGrain: 'quarter' }])).toBe(
    'in the latest month or quarter of each partnership',
  );
  expect(targetsPeriod([{ ...row!, targets: null }])).toBe('');
});

it('shows what was measured against a baseline that is not verified, and keeps it out of every total', () => {
  const unverified = [
    ...points,
    point('u', 'net_position', '2025-05-01', '900.00'),
    {
      ...point('u', 'verified_net_position', '2025-05-01', null),
      status: 'baseline not verified: no approver',
    },
  ];
  const all = portfolioRows([info('a'), info('b'), info('u')], unverified, '2025-05-01');
  expect(all.find((row) => row.info.partnership === 'u')).toMatchObject({
    attention: 'baseline not verified',
    netPosition: '900.00',
    positionMeasure: 'net_position',
    isVerified: false,
    status: 'baseline not verified: no approver',
  });
  expect(portfolioTotals(all)).toMatchObject([{ netPosition: '450.30', partnerships: 2 }]);
  expect(portfolioSentence(all, portfolioTotals(all))).toContain(
    'One has a baseline that is not verified, and is in no total.',
  );
});
