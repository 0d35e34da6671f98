import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvText } from '#lib/core/imports/load/csv-text.ts';

it('keeps numbers, also negative ones, as they are', () => {
  expect(csvText(['a', 'b'], [['-1234.50', 7]])).toBe('a,b\r\n-1234.50,7');
});

it.each(['=1+1', '@sum(a1)', '+cmd', '-cmd|x', '\tx'])(
  'disarms %j, which a spreadsheet would run',
  (cell) => {
    const [, row] = Papa.parse<string[]>(csvText(['a'], [[cell]])).data;
    expect(row?.[0]).toBe(`'${cell}`);
  },
);

it('quotes delimiters, quotes and line ends so that the cell reads back unchanged', () => {
  const cell = 'a "b", c\nd';
  expect(Papa.parse<string[]>(csvText(['x'], [[cell]])).data[1]?.[0]).toBe(cell);
});
