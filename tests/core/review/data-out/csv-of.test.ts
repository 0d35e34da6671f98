import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Table, TableCell } from '#lib/core/charts/table.ts';
import { isFormula } from '#lib/core/imports/load/csv-text.ts';
import { csvOf, provenanceCsv } from '#lib/core/review/data-out/csv-of.ts';
import { hostile, packOfEverything } from '../../../support/packs.ts';

function table(rows: readonly (readonly TableCell[])[], labels = ['Name', 'Value']): Table {
  return {
    columns: labels.map((label, at) => ({ id: String(at), label, align: 'start' })),
    rows: rows.map((cells, at) => ({ id: String(at), cells })),
  };
}

const text = (words: string): TableCell => ({ text: words, sort: words });
const parsed = (csv: string) =>
  Papa.parse<string[]>(csv.slice(1), { newline: '\r\n', skipEmptyLines: false }).data;

describe('a table as CSV', () => {
  it('begins with a byte order mark, ends lines by CRLF and holds numbers in full', () => {
    const csv = csvOf(
      table([
        [text('Café'), { text: '−£1.23m', sort: -1234567.8, exact: '-1234567.80' }],
        [
          { text: 'Apr 2025', sort: '2025-04-01' },
          { text: '–', sort: null, exact: null },
        ],
      ]),
    );
    expect(csv).toBe('\ufeffName,Value\r\nCafé,-1234567.80\r\n2025-04-01,\r\n');
  });

  it('puts an apostrophe before a text that a spreadsheet would run, and leaves amounts alone', () => {
    const words = ['=1+1', '+cmd', '-x', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', hostile.formula];
    const csv = csvOf(table(words.map((word) => [text(word), { text: '−5', sort: -5, exact: '-5.00' }])));
    expect(parsed(csv).slice(1, -1)).toEqual(words.map((word) => [`'${word}`, '-5.00']));
  });

  it('writes numbers of any size without an exponent, which would be a text and guarded', () => {
    const numbers = ['-1e-7', '-2.5e-7', '2.5e+21', '-1.25e+1', '-1234567890123456789.12'];
    const csv = csvOf(table(numbers.map((exact) => [text('a'), { text: 'b', sort: null, exact }])));
    expect(
      parsed(csv)
        .slice(1, -1)
        .map(([, number]) => number),
    ).toEqual(['-0.0000001', '-0.00000025', '2500000000000000000000', '-12.5', '-1234567890123456789.12']);
  });

  it('guards the head as well', () => {
    expect(csvOf(table([], ['=1', 'B']))).toBe(`\ufeff"'=1",B\r\n`);
  });

  it('never writes NaN or infinity where a number should be', () => {
    const cells: readonly TableCell[] = [
      { text: 'no value', sort: null, exact: 'NaN' },
      { text: 'endless', sort: null, exact: 'Infinity' },
    ];
    expect(csvOf(table([cells]))).toBe('\ufeffName,Value\r\nno value,endless\r\n');
  });

  it('is parsed to the cells it was made of', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }).map((words) => text(words.replace(/^–$/, 'x'))),
      fc.constantFrom(...Object.values(hostile)).map(text),
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map((pence): TableCell => {
        const exact = `${pence / 100n}.${String(pence % 100n)
          .replace('-', '')
          .padStart(2, '0')}`;
        return { text: 'shown', sort: Number(pence), exact };
      }),
    );
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const expected = rows.map((cells) =>
          cells.map(({ text: words, exact }) => exact ?? (isFormula(words) ? `'${words}` : words)),
        );
        expect(parsed(csvOf(table(rows, ['a', 'b', 'c']))).slice(1, -1)).toEqual(expected);
      }),
    );
  });

  it('has its sources, definitions and parameters in files beside it', () => {
    const files = provenanceCsv(packOfEverything().provenance);
    expect([...files.keys()]).toEqual(['definitions.csv', 'sources.csv', 'parameters.csv']);
    expect(files.get('sources.csv')).toContain(`costs.csv,${'ab'.repeat(32)},12000`);
    expect(files.get('definitions.csv')).toContain('0123456789ab');
  });
});
