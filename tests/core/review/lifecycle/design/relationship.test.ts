import { describe, expect, test } from 'vitest';
import { relationshipBoard } from '#lib/core/review/lifecycle/design/relationship.ts';
import { answerOf, context, dataOf, view } from './kit.ts';

const boardOf = (...survey: readonly ReturnType<typeof answerOf>[]) =>
  relationshipBoard(dataOf({ survey }), view, context);

describe('the relationship', () => {
  // Customer: 10 answers of 4 and 10 of 2 on a scale of 5, so (0.75 + 0.25) / 2 = 50%. Provider: 10 of 5 and 30 of 3,
  // so (10 x 1 + 30 x 0.5) / 40 = 62.5%.
  const both = [
    answerOf({}),
    answerOf({ principle: 'Clear roles', score: 2 }),
    answerOf({ side: 'provider', score: 5 }),
    answerOf({ side: 'provider', principle: 'Clear roles', score: 3, responses: 30, invited: 60 }),
  ];

  test('is the share of the scale, by side and together, with who answered and the gap by principle', () => {
    const { sides, principles, sentence } = boardOf(...both);
    expect(sides.map(({ face, rate }) => [face, rate])).toEqual([
      ['50.0%', '50.0% answered'],
      ['62.5%', '50.0% answered'],
      // (10 x .75 + 10 x .25 + 10 + 15) / 60
      ['58.3%', '50.0% answered'],
    ]);
    expect(sides[0]!.ref).toEqual({
      measure: 'relationship_pulse',
      partnership: 'hr',
      service: null,
      metric: 'customer',
      period: '2025-11-01',
    });
    expect(principles.map(({ principle, gap }) => [principle, gap])).toEqual([
      ['Open books', -0.25],
      ['Clear roles', -0.25],
    ]);
    expect(sentence).toBe(
      'In Nov 2025 the customer rated the partnership at 50% of the scale and the provider at 63%: 12.5 percentage points apart, the customer the lower. It is the first wave: nothing can be said of change. The sides are furthest apart on Open books, by 25 percentage points.',
    );
  });

  test('tells which principle moved, and that none did where moves are small', () => {
    const before = both.map((answer) => ({ ...answer, date: '2025-05-14' }));
    expect(boardOf(...both, ...before).sentence).toContain(
      'No principle moved by 5 percentage points or more since May 2025.',
    );
    const [one, ...rest] = before;
    const moved = boardOf(...both, { ...one!, score: 3 }, ...rest);
    expect(moved.sentence).toContain(
      'Open books moved most since May 2025: up 25 percentage points at the customer.',
    );
    expect(moved.sides[0]!.change).toBe('+12.5 percentage points since May 2025');
    expect(moved.waves.rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
      ['May 2025', '37.5%', '62.5%', '−25.0 pp'],
      ['Nov 2025', '50.0%', '62.5%', '−12.5 pp'],
    ]);
    expect(moved.trend?.series.map(({ points }) => points.length)).toEqual([2, 2]);
  });

  test('is withheld under five answers, and so is what would give it away', () => {
    const few = answerOf({ side: 'provider', responses: 4, comment: 'They know who I am' });
    const { sides, withheld, comments, table, sentence } = boardOf(answerOf({ comment: 'Well done' }), few);
    expect(sides.map(({ face, ref }) => [face, ref === null])).toEqual([
      ['75.0%', false],
      ['suppressed: fewer than 5 answers', true],
      ['suppressed: one side has fewer than 5 answers', true],
    ]);
    expect(sides[1]!.rateRef).toBeNull();
    expect(withheld).toBe('Withheld, since fewer than 5 people answered: provider Nov 2025.');
    expect(comments.map(({ text }) => text)).toEqual(['Well done']);
    expect(JSON.stringify(table)).toContain('suppressed: fewer than 5 answers');
    expect(sentence).toContain('of the other side: suppressed: fewer than 5 answers');
  });

  test('counts people and not answers: five principles do not make five people of one', () => {
    const one = ['A', 'B', 'C', 'D', 'E'].map((principle) => answerOf({ principle, responses: 1 }));
    expect(boardOf(...one).sides[0]!.face).toBe('suppressed: fewer than 5 answers');
  });

  test('is the same from single answers as from their mean', () => {
    const single = [5, 4, 4, 3, 4].map((score) => answerOf({ score, responses: 1 }));
    // (1 + .75 + .75 + .5 + .75) / 5
    expect(boardOf(...single).sides[0]!.pulse).toMatchObject({ value: 0.75, people: 5 });
  });

  test('says that there is no survey, or none up to the quarter in view', () => {
    expect(boardOf()).toMatchObject({ status: 'no survey', trend: null });
    expect(boardOf(answerOf({ date: '2026-04-01' })).sentence).toBe(
      'No answer to a relationship survey up to Mar 2026 can be counted.',
    );
    expect(boardOf(answerOf({ scale: 1 })).status).toBe('no survey');
  });

  test('of answers without a side is told as a whole only', () => {
    const { sides, sentence } = boardOf(answerOf({ side: null }));
    expect(sides.map(({ face }) => face)).toEqual(['no answers', 'no answers', '75.0%']);
    expect(sentence).toContain('no answer says which side it is from');
  });
});
