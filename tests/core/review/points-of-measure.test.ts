import { expect, it } from 'vitest';
import { pointsOfMeasure } from '#lib/core/review/points-of-measure.ts';
import { pointOf } from './points.ts';

const points = [
  pointOf({ measure: 'cost', period: '2025-04-01' }),
  pointOf({ measure: 'volume', period: '2025-04-01' }),
  pointOf({ measure: 'cost', period: '2025-05-01' }),
];

it('gives the points of one measure in the order of the list', () => {
  expect(pointsOfMeasure(points, 'cost')).toEqual([points[0], points[2]]);
});

it('gives none of a measure that is not there', () => {
  expect(pointsOfMeasure(points, 'backlog')).toEqual([]);
  expect(pointsOfMeasure([], 'cost')).toEqual([]);
});

it('gives the same list when it is asked again, so that what is known of it stays known', () => {
  expect(pointsOfMeasure(points, 'cost')).toBe(pointsOfMeasure(points, 'cost'));
});

it('does not mix two lists', () => {
  expect(pointsOfMeasure([pointOf({ value: '1.00' })], 'cost')).toEqual([pointOf({ value: '1.00' })]);
  expect(pointsOfMeasure(points, 'cost')).toHaveLength(2);
});
