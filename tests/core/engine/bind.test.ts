import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bind, identifier } from '#lib/core/engine/bind.ts';

describe('bind', () => {
  it('numbers names in the order in which they first stand, each once', () => {
    expect(bind('select $b, $a, $b', { a: 1, b: 'x' })).toEqual({
      sql: 'select $1, $2, $1',
      values: ['x', 1],
    });
  });

  it('keeps a statement without parameters as it is', () => {
    expect(bind('select 1')).toEqual({ sql: 'select 1', values: [] });
  });

  it.each([
    ['strings', `'it''s $no'`],
    ['strings with backslashes', `'\\'`],
    ['escaped strings', `e'\\' $no'`],
    ['quoted names', `"$no ""$no"`],
    ['dollar quotes', '$$ $no $$'],
    ['dollar quotes with a tag', '$tag$ $no $$ $tag$'],
    ['line comments', '-- $no\n'],
    ['block comments that nest', '/* $no /* $no */ $no */'],
    ['words that hold a dollar', 'a$no'],
    ['a string left open', `'$no`],
    ['a comment left open', '/* $no'],
  ])('leaves %s alone', (_, quoted) => {
    expect(bind(`select $yes, ${quoted}`, { yes: 1 }).sql).toBe(`select $1, ${quoted}`);
  });

  it('goes on right behind what it left alone', () => {
    expect(bind(`'a'||$b||"c"||$d--e\n+$f/*g*/+$h`, { b: 1, d: 2, f: 3, h: 4 }).sql).toBe(
      `'a'||$1||"c"||$2--e\n+$3/*g*/+$4`,
    );
  });

  it('asserts that each name has a value', () => {
    expect(() => bind('select $a, $b', { a: 1 })).toThrow('$b: expected a value, found none');
    expect(() => bind('select $toString')).toThrow('$toString: expected a value');
  });

  it('asserts that each value is used', () => {
    expect(() => bind('select $a', { a: 1, b: 2 })).toThrow('$b: given, but not used');
    expect(() => bind(`select '$a'`, { a: 1 })).toThrow('$a: given, but not used');
  });

  it('asserts that numbers are finite and placeholders have names', () => {
    expect(() => bind('select $a', { a: Infinity })).toThrow('$a: expected a finite number');
    expect(() => bind('select $1')).toThrow('$1: expected a parameter with a name');
  });

  it('never touches a quoted text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        const string = `'${text.replaceAll("'", "''")}'`;
        const quoted = identifier(`x${name.replaceAll('\0', '')}`);
        expect(bind(`${string} $a ${quoted} $b`, { a: 1, b: 2 }).sql).toBe(`${string} $1 ${quoted} $2`);
      }),
    );
  });

  it('only ever changes the parameters of any text at all', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...`$'"-/*ea1;\n `, '$$', '/*', '*/', '--', '$a')), (parts) => {
        const sql = parts.join('');
        const without = (text: string): string => text.replaceAll(/\$[\w]*/g, '');
        const result = attempt(() => bind(sql, { a: 1 }).sql) ?? attempt(() => bind(sql).sql);
        if (result !== null) expect(without(result)).toBe(without(sql));
      }),
    );
  });
});

describe('identifier', () => {
  it('doubles quotes', () => {
    expect(identifier('a "b" c')).toBe('"a ""b"" c"');
  });

  it('refuses what no name may be', () => {
    expect(() => identifier('')).toThrow('not a possible SQL name');
    expect(() => identifier('a\0')).toThrow('not a possible SQL name');
  });
});

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
