import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Row } from '#lib/core/engine/port.ts';
import { plainDialect } from '#lib/core/imports/scan/records.ts';
import type { Scan } from '#lib/core/imports/scan/scan-result.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startNodeEngine();
});

afterAll(() => engine.close());

/** What the database makes of the rows that a scan keeps, read as an import reads them. */
async function rowsInDatabase(text: string, found: Scan): Promise<readonly (readonly string[])[]> {
  const content = found.text ?? new Blob([text]);
  const slices = new Blob(found.kept.map(({ start, end }) => content.slice(start, end)));
  await engine.addFile('files/1.csv', found.body ?? slices);
  const columns = found.header.map((_, at) => `'c${at}': 'varchar'`).join(', ');
  try {
    const rows = await engine.query<Row>(
      `select * from read_csv('files/1.csv', delim = $delimiter, quote = '"', escape = '"', header = false,
        auto_detect = false, strict_mode = false, null_padding = false, columns = {${columns}})`,
      { delimiter: found.body ? ',' : found.dialect.delimiter },
    );
    return rows.map((row) => found.header.map((_, at) => String(row[`c${at}`] ?? '')));
  } finally {
    await engine.dropFile('files/1.csv');
  }
}

const signs = fc.constantFrom(
  'a',
  '7',
  '"',
  '""',
  ' ',
  ',',
  ';',
  '\n',
  '\r',
  '\r\n',
  '\t',
  'é',
  "'",
  '\\',
  '\u00a0',
);
const rawCell = fc.array(signs, { maxLength: 5 }).map((parts) => parts.join(''));
const quotedCell = rawCell.map((cell) => `"${cell.replaceAll('"', '""')}"`);
const plainCell = rawCell.map((cell) => cell.replace(/[,\r\n]/g, '').replace(/^[\s"]+/, ''));
const spacedCell = quotedCell.map((cell) => ` ${cell} `);
const cell = fc.oneof(quotedCell, plainCell, spacedCell, fc.constantFrom('', 'x', '12.5', '5" pipe', '"x"'));
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

/** Files as they should not be: every way to write a cell and every line end, in one file. */
const anyFile = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc
    .array(fc.tuple(fc.array(cell, { minLength: width, maxLength: width }), lineEnd), {
      minLength: 1,
      maxLength: 6,
    })
    .map((rows) => {
      const header = Array.from({ length: width }, (_, at) => `name${at}`).join(',');
      return `${header}\n${rows.map(([cells, end]) => cells.join(',') + end).join('')}`;
    }),
);

describe('the rows that a scan keeps', () => {
  it('are cut by the database as the scan cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (text) => {
        const found = await scan(new Blob([text]), { ...plainDialect, headerRecord: 0, headerRecords: 1 });
        if (found.fault || found.keptRows === 0) return;
        const rows = await rowsInDatabase(text, found);
        expect(rows).toHaveLength(found.keptRows);
        const expected = found.samples.slice(0, rows.length);
        expect(rows).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
