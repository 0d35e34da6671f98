import { describe, expect, it } from 'vitest';
import { arithmeticOf, formulaPieces } from '#lib/core/measures/formula.ts';
import { measures } from './kit.ts';

const part = (title: string) => ({ id: title.toLowerCase().replaceAll(' ', '_'), title });
const named = (formula: string, ...titles: readonly string[]) =>
  formulaPieces(formula, titles.map(part)).map(({ text, part: id }) => (id === null ? text : `[${id}]`));

describe('the pieces of a formula', () => {
  it('are the titles of its parts and what stands between', () => {
    expect(named('gross saving - change cost', 'Gross saving', 'Change cost')).toEqual([
      '[gross_saving]',
      ' - ',
      '[change_cost]',
    ]);
  });

  it('take the longest title that fits, and no title within a word', () => {
    expect(named('volume / baseline volume x volumes', 'Volume', 'Baseline volume')).toEqual([
      '[volume]',
      ' / ',
      '[baseline_volume]',
      ' x volumes',
    ]);
  });

  it.each(['Cost (net)', 'a+b', 'x.*', 'up [to] $5', 'back\\slash', 'either|or', '^start', 'ends?', '{3}'])(
    'hold a title with signs that mean something in a pattern: %s',
    (title) => {
      expect(named(`2 x ${title.toLowerCase()} - cost`, title, 'Cost').slice(0, 2)).toEqual([
        '2 x ',
        `[${part(title).id}]`,
      ]);
    },
  );

  it('joined are the formula, whatever the titles are', () => {
    for (const { formula } of measures) {
      const pieces = formulaPieces(formula, measures);
      expect(pieces.map(({ text }) => text).join('')).toBe(formula);
    }
  });

  it('are the whole formula where it has no parts or an empty title', () => {
    expect(named('sum of units')).toEqual(['sum of units']);
    expect(named('sum of units', '')).toEqual(['sum of units']);
  });
});

describe('the arithmetic of a formula', () => {
  const read = (formula: string, ...titles: readonly string[]) => arithmeticOf(formula, titles.map(part));

  it('is a sum with signs', () => {
    expect(read('a - b + c', 'a', 'b', 'c')).toEqual({
      kind: 'sum',
      terms: [
        { part: 'a', sign: 1 },
        { part: 'b', sign: -1 },
        { part: 'c', sign: 1 },
      ],
    });
  });

  it('is one division, of sums to date too, or of what stands at the end of the plan', () => {
    expect(read('a / b', 'a', 'b')).toEqual({ kind: 'quotient', over: 'a', under: 'b', isUnderAtEnd: false });
    expect(read('sum of a to date / sum of b to date', 'a', 'b')).toMatchObject({ kind: 'quotient' });
    expect(read('a / b at the end of the plan', 'a', 'b')).toMatchObject({ isUnderAtEnd: true });
  });

  it('is a running sum', () => {
    expect(read('running sum of a from the first month', 'a')).toEqual({ kind: 'running', part: 'a' });
  });

  it('is not read where the formula takes more than its parts', () => {
    for (const formula of ['a x b', 'a - 2', 'a - b per month', 'twice a', 'a / b / b'])
      expect(read(formula, 'a', 'b')).toBeNull();
  });
});
