import { describe, expect, it } from 'vitest';
import { bridgeBoard } from '#lib/core/review/benefits/bridge.ts';
import {
  choiceText,
  parseChoice,
  parseSide,
  withSide,
  type BridgeChoice,
  type BridgeSide,
} from '#lib/core/review/benefits/bridge-choice.ts';
import { add, subtract } from '#lib/core/vocabulary/money.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { pointOf } from '../points.ts';
import { benefits, view } from './benefits-kit.ts';

const march = { ...view, until: '2026-03-01' };

/** Twelve equal months of a fiscal year that add up to a total. */
function year(startYear: number, total: number, given: Partial<Point> = {}): readonly Point[] {
  return Array.from({ length: 12 }, (_, at) =>
    pointOf({ period: addMonths(`${startYear}-04-01`, at), value: (total / 12).toFixed(2), ...given }),
  );
}

// The published example, a year each (answers.google.com/answers/threadview/id/716474.html), in twelve months.
const example = [
  ['A', 1600, 400, 2100, 700],
  ['B', 300, 300, 200, 100],
  ['C', 600, 300, 300, 300],
] as const;
const volume = { measure: 'volume', unit: 'cases' };
const services = example.flatMap(([service, cost0, volume0, cost1, volume1]) => [
  ...year(2024, cost0 * 12, { service }),
  ...year(2024, volume0 * 12, { service, ...volume }),
  ...year(2025, cost1 * 12, { service }),
  ...year(2025, volume1 * 12, { service, ...volume }),
]);
const whole = [...year(2024, 2500 * 12), ...year(2025, 2600 * 12)];

describe('the bridge', () => {
  it('goes from the fiscal year before to the latest whole one unless it is asked otherwise', () => {
    const board = bridgeBoard(benefits(whole, { services }), march, null);
    expect([board.fromLabel, board.toLabel]).toEqual(['2024-25', '2025-26']);
    expect(board.bars.map(({ id, amount }) => [id, amount])).toEqual([
      ['volume', '3000.00'],
      ['mix', '9000.00'],
      ['price', '-10800.00'],
    ]);
    expect(board.sentence).toBe(
      'Running cost rose by £1.20k (4.0%) from 2024-25 to 2025-26: price took off £10.8k, mix added £9.00k, volume added £3.00k.',
    );
  });

  it('opens each cost to the months it is the sum of', () => {
    const board = bridgeBoard(benefits(whole, { services }), march, null);
    expect(board.rows[0]?.to).toEqual({
      measure: 'cost',
      partnership: 'hr',
      service: 'A',
      metric: null,
      from: '2025-04-01',
      period: '2026-03-01',
    });
  });

  it('sums to the change of the whole, also where rows name no service', () => {
    const more = [...year(2024, 2700 * 12), ...year(2025, 2650 * 12)];
    const board = bridgeBoard(benefits(more, { services }), march, null);
    const made = board.bridge!;
    expect(add(...board.bars.map(({ amount }) => amount))).toBe(subtract(made.cost1, made.cost0));
    expect(made.cost0).toBe('32400.00');
    expect(made.unsplit).toBe('-1800.00');
    expect(board.notes.join(' ')).toContain('Rows that name no service');
  });

  it('splits the whole where only its volume is known', () => {
    const volumes = [...year(2024, 1200, volume), ...year(2025, 2400, volume)];
    const costs = services.filter(({ measure }) => measure === 'cost');
    const board = bridgeBoard(benefits([...whole, ...volumes], { services: costs }), march, null);
    // Volume doubles: 30,000 more at the unit cost of before; the rest is price.
    expect(board.bars.map(({ id, amount }) => [id, amount])).toEqual([
      ['volume', '30000.00'],
      ['price', '-28800.00'],
    ]);
  });

  it('does not split a service with a month of cost but no volume', () => {
    const gap = services.filter(
      ({ service, measure, period }) => !(service === 'C' && measure === 'volume' && period === '2025-07-01'),
    );
    const board = bridgeBoard(benefits(whole, { services: gap }), march, null);
    expect(board.bridge?.unsplit).toBe('-3600.00');
    expect(board.notes).toEqual(['Not split: C: volume not known in both periods.']);
  });

  it('compares a year with its plan, and says above or below plan', () => {
    const planned = year(2025, 2800 * 12, { measure: 'planned_cost' });
    const board = bridgeBoard(benefits([...whole, ...planned]), march, 'plan-2025..2025');
    expect(board.sentence).toBe(
      'Running cost in 2025-26 was £2.40k (7.1%) below plan: not split took off £2.40k.',
    );
  });

  it('says why it cannot be made', () => {
    const sentenceOf = (points: readonly Point[], asked: string | null) =>
      bridgeBoard(benefits(points), march, asked).sentence;
    expect(sentenceOf([], null)).toContain('needs two whole fiscal quarters or years');
    expect(sentenceOf(whole, '2024..2025-Q4')).toContain('A year is not bridged to a quarter');
    expect(sentenceOf(whole, '2019..2025')).toContain('2019-20 has no cost in every month');
    const unknown = whole.map((point) =>
      point.period === '2025-07-01' ? { ...point, value: null, status: 'provider costs missing' } : point,
    );
    expect(sentenceOf(unknown, '2024..2025')).toContain('provider costs missing');
  });

  it('takes nothing of another party, nor of other terms', () => {
    const others = services.map((point): Point => ({ ...point, party: 'provider', value: '999.00' }));
    const asked = bridgeBoard(
      benefits(whole, { services: [...services, ...others.filter(isCost)] }),
      march,
      null,
    );
    expect(asked.bars).toEqual(bridgeBoard(benefits(whole, { services }), march, null).bars);
  });
});

function isCost({ measure }: Point): boolean {
  return measure === 'cost';
}

describe('a choice of sides', () => {
  const sides: readonly BridgeSide[] = [
    { scenario: 'actual', startYear: 2025, quarter: null },
    { scenario: 'plan', startYear: 2025, quarter: null },
    { scenario: 'actual', startYear: 2025, quarter: 4 },
    { scenario: 'plan', startYear: 2024, quarter: 1 },
  ];

  it('is the same after it was written in a link and read again', () => {
    for (const from of sides)
      for (const to of sides)
        for (const scheme of ['price_volume_mix', 'lmdi'] as const) {
          const choice: BridgeChoice = { from, to, scheme };
          expect(parseChoice(choiceText(choice))).toEqual(choice);
        }
  });

  it('is none where a link says something else', () => {
    for (const text of [null, '', '2024', '2024..', '..', '2024..x', '2024-Q5..2025', 'plan..2025'])
      expect(parseChoice(text)).toBeNull();
    expect(parseSide('plan-2025-Q4')).toEqual({ scenario: 'plan', startYear: 2025, quarter: 4 });
  });

  it('takes the other side along when a year is changed to a quarter', () => {
    const all = ['2025', '2024', '2025-Q4', '2025-Q3', '2025-Q2'].flatMap((key) => parseSide(key) ?? []);
    const choice = parseChoice('2024..2025')!;
    expect(choiceText(withSide(choice, { to: parseSide('2025-Q4')! }, all))).toBe('2025-Q3..2025-Q4');
    expect(choiceText(withSide(choice, { from: parseSide('2025')! }, all))).toBe('2025..2025');
    expect(choiceText(withSide(choice, { from: parseSide('2025-Q2')! }, all))).toBe('2025-Q2..2025-Q3');
  });
});
