import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter } from '#lib/core/imports/scan/dialect.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';

interface Style {
  readonly delimiter: Delimiter;
  readonly quote: '"' | "'";
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';
  readonly above: readonly string[];
}

const style: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom<Delimiter>(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'),
  above: fc.constantFrom([], ['Spend in April'], ['Spend in April', '', 'all amounts in pounds']),
});

const word = fc.constantFrom(
  'Alpha',
  'Beta Ltd',
  'a, b',
  'x; y',
  'p | q',
  'say "no"',
  "it's",
  'two\nlines',
  'Łódź',
  '  pad ',
);
const row = fc.tuple(
  fc.integer({ min: 1, max: 28 }).map((day) => `2024-04-${String(day).padStart(2, '0')}`),
  word,
  fc.constantFrom('Staff', 'Premises', ''),
  fc.integer({ min: -99_999, max: 99_999 }).map((pence) => (pence / 100).toFixed(2)),
);
const header = ['Date', 'Supplier', 'Category', 'Amount'];

function written(
  rows: readonly (readonly string[])[],
  { delimiter, quote, lineEnd, encoding, above }: Style,
): Blob {
  const cell = (text: string) => `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;
  const lines = [header, ...rows].map((cells) => cells.map(cell).join(delimiter));
  return encoded([...above, ...lines, ''].join(lineEnd), encoding);
}

function encoded(text: string, encoding: Style['encoding']): Blob {
  if (encoding === 'utf-8') return new Blob([text]);
  if (encoding === 'utf-8-bom') return new Blob(['\ufeff', text]);
  const units = Uint16Array.from('\ufeff' + text, (sign) => sign.charCodeAt(0));
  const view = new DataView(new ArrayBuffer(units.length * 2));
  units.forEach((unit, at) => view.setUint16(at * 2, unit, encoding === 'utf-16le'));
  return new Blob([view]);
}

describe('a ledger written in any style', () => {
  it('is read back cell by cell, with nothing told and nothing asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 12 }), style, async (rows, how) => {
        const found = await scan(written(rows, how), {});
        expect(found.fault).toBeNull();
        expect(found.questions).toEqual([]);
        expect(found.encoding).toBe(how.encoding);
        expect(found.dialect).toMatchObject({ delimiter: how.delimiter, quote: how.quote });
        expect(found.header).toEqual(header);
        expect(found.preamble).toEqual(how.above.filter((line) => line !== ''));
        expect(found.samples).toEqual(rows);
        expect(found).toMatchObject({ rows: rows.length, keptRows: rows.length });
      }),
      { numRuns: 400 },
    );
  });
});
