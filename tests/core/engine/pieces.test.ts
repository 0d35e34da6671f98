import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf, statementsOf } from '#lib/core/engine/pieces.ts';

describe('piecesOf', () => {
  it('names what each stretch is', () => {
    const pieces = piecesOf(`a $b 'c' "d" --e`).filter(({ text }) => text.trim() !== '');
    expect(pieces.map(({ kind }) => kind)).toEqual(['code', 'parameter', 'text', 'name', 'comment']);
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (sql) => {
        expect(
          piecesOf(sql)
            .map(({ text }) => text)
            .join(''),
        ).toBe(sql);
      }),
    );
  });
});

describe('statementsOf', () => {
  it('cuts at semicolons that are code', () => {
    expect(statementsOf(`a ';'; "b;" /* ; */; $$;$$`)).toEqual([`a ';'`, ` "b;" /* ; */`, ' $$;$$']);
  });

  it('leaves out what says nothing', () => {
    expect(statementsOf(' ; -- only a word;\n ;; select 1; ')).toEqual([' select 1']);
  });
});
