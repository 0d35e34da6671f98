import { describe, expect, test } from 'vitest';
import { objectivesBoard } from '#lib/core/review/lifecycle/evaluate/objectives.ts';
import { cadenceBoard } from '#lib/core/review/lifecycle/evaluate/cadence.ts';
import { context, dataOf, monthsOf, objectiveOf, view } from './kit.ts';

const netPosition = monthsOf(['-50.00', '80.00', '120.00'], { measure: 'net_position' });
const netSaving = monthsOf(['30.00', '-10.00', '5.50'], { measure: 'net_saving' });

function only(objective: Parameters<typeof objectiveOf>[0], whole = [...netPosition, ...netSaving]) {
  const data = dataOf({ objectives: [objectiveOf(objective)], whole });
  return objectivesBoard(data, view, context).rows[0]!;
}

describe('an objective', () => {
  test('is held against the running total as it stands, exactly', () => {
    const row = only({ measure: 'net_position', target: '120.01', unit: 'GBP', targetDate: '2026-03-31' });
    expect(row).toMatchObject({ standing: 'missed', words: 'missed by £0.01', target: '£120' });
    expect(row.now).toMatchObject({ value: '120.00', period: 'as at Mar 2026' });
    expect(row.now?.ref).toEqual({
      measure: 'net_position',
      partnership: 'hr',
      service: null,
      metric: null,
      period: '2026-03-01',
      party: 'system',
      terms: 'nominal',
    });
  });

  test('is on the way until its day, and met at exactly its target', () => {
    const target = { measure: 'net_position', target: '130', unit: 'GBP' } as const;
    expect(only({ ...target, targetDate: '2026-04-01' })).toMatchObject({
      standing: 'on the way',
      words: '£10.00 to go',
    });
    expect(only({ ...target, target: '120' })).toMatchObject({ standing: 'met', words: 'met exactly' });
  });

  // 30.00 - 10.00 + 5.50
  test('about a saving is held against the sum to date', () => {
    const row = only({ measure: 'net_saving', target: '25', unit: 'GBP' });
    expect(row.now?.value).toBe('25.50');
    expect(row.now?.ref.from).toBe('2026-01-01');
  });

  // (8 + 9 + 10) of (10 + 10 + 10) cases is 90 %: better is higher, as the objective says
  test('about a service level is held against its last three months pooled', () => {
    const level = { measure: 'attainment', metric: 'In time', unit: 'share', party: 'system' } as const;
    const months = ['0.5', '0.8', '0.9', '1'].map((value, at) => ({
      value,
      numerator: ['5', '8', '9', '10'][at]!,
      denominator: '10',
    }));
    const points = monthsOf(
      months.map(({ value }) => value),
      level,
    ).map((point, at) => ({ ...point, ...months[at]! }));
    const row = only(
      { metric: 'In time', target: '0.93', unit: 'share', better: 'higher', targetDate: '2025-01-01' },
      [...points],
    );
    expect(row.now).toMatchObject({ face: '90.0%', period: 'Jan 2026 to Mar 2026' });
    expect(row.words).toBe('missed by 3 percentage points');
  });

  test.each([
    [{}, 'no measure is named, so nothing can be held against it'],
    [{ measure: 'happiness' }, '"happiness" is no measure of the catalogue'],
    [{ measure: 'net_position' }, 'no target is set'],
    [
      { measure: 'net_position', target: '5', unit: 'days' },
      'the target is in days, the measure in GBP: not compared',
    ],
    [{ measure: 'volume', target: '5' }, 'no figure of volume: no volume'],
    [{ measure: 'attainment', target: '5' }, 'no service level is named'],
  ])('that cannot be told says why: %j', (given, words) => {
    expect(only(given)).toMatchObject({ standing: 'unknown', words });
  });

  test('missed comes first, and the sentence names it', () => {
    const objectives = [
      objectiveOf({ measure: 'net_position', target: '1', objective: 'Save a little' }),
      objectiveOf({ measure: 'net_position', target: '150', objective: 'Save', targetDate: '2026-03-31' }),
    ];
    const board = objectivesBoard(dataOf({ objectives, whole: netPosition }), view, context);
    expect(board.rows.map(({ standing }) => standing)).toEqual(['missed', 'met']);
    expect(board.sentence).toBe('1 of 2 objectives are met and 1 missed its day. “Save” missed by £30.00.');
  });
});

describe('the reviews', () => {
  test('are overdue by days, next, later, or not set, as at the end of the quarter', () => {
    const objectives = [
      objectiveOf({ objective: 'A', nextReview: '2026-03-21', owner: 'Ann' }),
      objectiveOf({ objective: 'B', nextReview: '2026-06-30' }),
      objectiveOf({ objective: 'C', nextReview: '2026-12-01' }),
      objectiveOf({ objective: 'D' }),
    ];
    const info = { ...context.info, next_review: '2026-06-30' };
    const board = cadenceBoard(dataOf({ objectives }), view, { info });
    expect(board.rows.map(({ state, words }) => [state, words])).toEqual([
      ['overdue', 'overdue by 10 days'],
      ['next', 'in 91 days'],
      ['later', 'in 245 days'],
      ['not set', 'no review date is set'],
    ]);
    expect(board.next?.what).toEqual(['The partnership as a whole', 'B']);
    expect(board.sentence).toBe(
      'Overdue on 31 Mar 2026: “A” (overdue by 10 days). The next review is on 30 Jun 2026.',
    );
  });

  test('say so where none is set', () => {
    expect(cadenceBoard(dataOf({}), view, context).sentence).toContain('No review date is set');
  });
});
