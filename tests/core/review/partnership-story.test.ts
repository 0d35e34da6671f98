import { expect, it } from 'vitest';
import { partnershipStory } from '#lib/core/review/partnership-story.ts';
import { portfolioRows, type PartnershipInfo } from '#lib/core/review/portfolio.ts';
import { monthsBetween } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from './points.ts';

const info = (hasBaseline: boolean): PartnershipInfo => ({
  partnership: 'hr',
  name: 'HR',
  customer: null,
  provider: null,
  stage: null,
  start: null,
  pilot_start: null,
  production_start: null,
  next_review: null,
  hasBaseline,
});

function storyOf(points: readonly Point[], hasBaseline = true): string {
  const [row] = portfolioRows([info(hasBaseline)], points, '2027-03-01');
  return row ? partnershipStory(row, points) : '';
}

it('says that no saving can be stated without a baseline', () => {
  expect(storyOf([pointOf({ value: '1.00' })], false)).toBe(
    'There is no baseline, so no saving can be stated: cost and service are shown.',
  );
});

it('says what was saved, against plan, and when it broke even', () => {
  const position = (period: string, value: string) =>
    pointOf({ measure: 'verified_net_position', period, value });
  const points = [
    position('2025-04-01', '-50.00'),
    position('2025-05-01', '10.00'),
    position('2025-06-01', '90.00'),
    pointOf({ measure: 'planned_net_position', period: '2025-06-01', value: '120.00' }),
  ];
  expect(storyOf(points)).toBe(
    'To Jun 2025 it has saved £90.00 net, £30.00 below plan; it broke even in May 2025.',
  );
});

it('names a loss as one', () => {
  const points = [pointOf({ measure: 'verified_net_position', value: '-50.00' })];
  expect(storyOf(points)).toBe('To Apr 2025 it has cost £50.00 more than it saved.');
});

it('warns where unit cost fell by volume alone', () => {
  const months = monthsBetween('2025-04-01', '2027-03-01');
  const points = months.flatMap((period, index) => {
    const volume = index < 12 ? '10' : '20';
    return [
      pointOf({ measure: 'cost', period, value: '100.00' }),
      pointOf({ measure: 'gross_saving', period, value: '0.00' }),
      pointOf({ measure: 'verified_net_position', period, value: '0.00' }),
      pointOf({ measure: 'unit_cost', period, value: '1', numerator: '100.00', denominator: volume }),
    ];
  });
  expect(storyOf(points)).toContain('Unit cost fell by 50%, yet hardly any cost was saved');
});

it('counts the service targets that are met', () => {
  const targets = pointOf({
    measure: 'targets_met',
    value: '0.5',
    numerator: '1',
    denominator: '2',
    unit: 'share',
  });
  expect(storyOf([targets], false)).toContain('1 of 2 service targets is met.');
});

it('says that savings need months where the data have none', () => {
  const points = [pointOf({ period: '2024-04-01', grain: 'year', value: '1.00' })];
  expect(storyOf(points, false)).toBe(
    'No saving can be stated, as savings need months: the data are given by year. Cost and service are shown as given.',
  );
});

it('calls a saving against a baseline that is not verified unverified', () => {
  const status = 'baseline not verified: no evidence';
  const points = [
    pointOf({ measure: 'net_position', value: '70.00' }),
    pointOf({ measure: 'verified_net_position', status }),
  ];
  expect(storyOf(points)).toBe('To Apr 2025 it has saved £70.00 net; baseline not verified: no evidence.');
});
