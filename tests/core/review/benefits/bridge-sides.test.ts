import { describe, expect, it } from 'vitest';
import { servicesOf, sidesOf } from '#lib/core/review/benefits/bridge-sides.ts';
import type { BridgeSide } from '#lib/core/review/benefits/bridge-choice.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { benefits, view } from './benefits-kit.ts';

const march = { ...view, until: '2026-03-01' };

function monthsFrom(first: string, count: number, given: Partial<Point> = {}): readonly Point[] {
  return Array.from({ length: count }, (_, at) =>
    pointOf({ period: addMonths(first, at), value: '10.00', ...given }),
  );
}

const side = (startYear: number, quarter: BridgeSide['quarter']): BridgeSide => ({
  scenario: 'actual',
  startYear,
  quarter,
});
const choice = { from: side(2025, 1), to: side(2025, 2), scheme: 'price_volume_mix' } as const;

describe('the sides of a bridge', () => {
  it('are the whole years before the whole quarters, the latest first', () => {
    const sides = sidesOf(benefits(monthsFrom('2025-01-01', 15)), march);
    expect(sides).toEqual([
      side(2025, null),
      side(2025, 4),
      side(2025, 3),
      side(2025, 2),
      side(2025, 1),
      side(2024, 4),
    ]);
  });

  it('are none with a month that is not known or not over yet', () => {
    const gap = monthsFrom('2025-04-01', 6).map((point, at) =>
      at === 1 ? { ...point, value: null } : point,
    );
    expect(sidesOf(benefits(gap), march)).toEqual([side(2025, 2)]);
    expect(sidesOf(benefits(monthsFrom('2025-04-01', 6)), { ...view, until: '2025-08-01' })).toEqual([
      side(2025, 1),
    ]);
  });

  it('of a plan may lie ahead', () => {
    const plan = monthsFrom('2026-04-01', 3, { measure: 'planned_cost' });
    expect(sidesOf(benefits(plan), march)).toEqual([{ ...side(2026, 1), scenario: 'plan' }]);
  });
});

describe('what a bridge reads of its sides', () => {
  it('is each service with its cost and volume, and the rest that no service accounts for', () => {
    const services = [
      ...monthsFrom('2025-04-01', 6, { service: 'A', value: '4.00' }),
      ...monthsFrom('2025-04-01', 6, { service: 'A', value: '2', measure: 'volume', unit: 'cases' }),
    ];
    expect(servicesOf(benefits(monthsFrom('2025-04-01', 6), { services }), march, choice)).toMatchObject([
      { service: 'A', unit: 'cases', cost0: '12.00', volume0: '6', cost1: '12.00', volume1: '6' },
      { unit: null, cost0: '18.00', volume0: null, cost1: '18.00', volume1: null },
    ]);
  });

  it('is why a side cannot be read', () => {
    const unknown = monthsFrom('2025-04-01', 6).map((point, at) =>
      at === 4 ? { ...point, value: null, status: 'two currencies' } : point,
    );
    expect(servicesOf(benefits(unknown), march, choice)).toBe('two currencies');
    expect(servicesOf(benefits(monthsFrom('2025-04-01', 5)), march, choice)).toMatch(
      /no cost in every month/,
    );
  });
});
