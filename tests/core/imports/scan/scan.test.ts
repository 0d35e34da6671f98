import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, plainDialect } from '#lib/core/imports/scan/records.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { readSourceRows } from '#lib/core/imports/scan/source-rows.ts';
import { csv } from '../kit.ts';

const comma = { delimiter: ',', headerRecord: 0, headerRecords: 1 } as const;

const scanText = (text: string | Uint8Array<ArrayBuffer>) => scan(new Blob([text]), comma);

describe('counting rows', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['CR', 'a,b\r1,2\r3,4\r'],
    ['mixed line ends', 'a,b\r\n1,2\n3,4\r'],
    ['no line end at the end', 'a,b\n1,2\n3,4'],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4'],
    ['a quoted line end', 'a,b\n"1\n1",2\n3,"4\r\n4"\n'],
    ['lines of nothing', '\na,b\n\n1,2\n\n\n3,4\n\n'],
  ])('reads two rows with %s', async (_, text) => {
    const { header, rows, keptRows, fault } = await scanText(text);
    expect({ header, rows, keptRows, fault }).toEqual({
      header: ['a', 'b'],
      rows: 2,
      keptRows: 2,
      fault: null,
    });
  });

  it('counts rows of nothing but delimiters as blank, and keeps them from the database', async () => {
    const { rows, keptRows, blankRows } = await scanText('a,b\n1,2\n,\n , \n"",""\n3,4\n,\n');
    expect({ rows, keptRows, blankRows }).toEqual({ rows: 6, keptRows: 2, blankRows: 4 });
  });

  it('sets rows aside that have more or fewer cells than the header', async () => {
    const { rows, oddRows, keptRows } = await scanText('a,b\n1,2\n1,2,3\n1\n3,4\n5,6\n');
    expect(oddRows).toEqual([
      { row: 2, line: 3, fields: 3, kind: 'ragged' },
      { row: 3, line: 4, fields: 1, kind: 'ragged' },
    ]);
    expect([rows, keptRows]).toEqual([5, 3]);
  });

  it('gives the bytes of a file their fingerprint', async () => {
    // `printf 'a,b\n1,2\n' | sha256sum`
    const { sha256, sizeBytes } = await scanText('a,b\n1,2\n');
    expect(sizeBytes).toBe(8);
    expect(sha256).toBe('492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470');
  });
});

describe('a file too big to be hashed in one go', () => {
  it('gets the same fingerprint piece by piece', async () => {
    const line = 'x'.repeat((1 << 20) - 1) + '\n';
    const lines = Array.from({ length: 98 }, () => line);
    const { sha256, rows } = await scan(new Blob(lines), comma);
    const hash = createHash('sha256');
    for (const each of lines) hash.update(each);
    expect(rows).toBe(97);
    expect(sha256).toBe(hash.digest('hex'));
  }, 30_000);
});

describe('faults', () => {
  it.each([
    ['nothing at all', '', 'empty_file', null],
    ['blank lines alone', '\n\n', 'empty_file', null],
    ['a header alone', 'a,b\n', 'header_only', 1],
    ['a header and blank rows', 'a,b\n,\n', 'header_only', 1],
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 'broken_quote', 3],
    ['a NUL byte', 'a,b\n1,\0\n', 'not_text', 2],
  ])('names %s', async (_, text, rule, line) => {
    const { fault } = await scanText(text);
    expect(fault).toMatchObject({ rule, line });
  });

  it('names the byte and the line that are not UTF-8 in a file that else is', async () => {
    const text = new TextEncoder().encode('a,b\n' + 'é,€\n'.repeat(8) + '3,');
    const { fault } = await scan(new Blob([text, new Uint8Array([0xa3, 0x0a])]), comma);
    expect(fault).toMatchObject({ rule: 'not_encoded', line: 10 });
    expect(fault?.message).toContain('0xA3');
  });

  it('names a character that is cut off by the end of the file', async () => {
    const text = new TextEncoder().encode('a,b\n1,2\n3,');
    const { fault } = await scan(new Blob([text, new Uint8Array([0xe2, 0x82])]), comma);
    expect(fault).toMatchObject({ rule: 'not_encoded', line: 3 });
  });

  it('reads UTF-8 characters that lie across the pieces in which a file is read', async () => {
    const text = `a,b\n${'é€😀,x\n'.repeat(200_000)}`;
    const { rows, fault } = await scanText(text);
    expect([rows, fault]).toEqual([200_000, null]);
  });

  it('sets text after a closing quote aside, with its line', async () => {
    const { oddRows, fault } = await scanText('a,b\n1,2\n"3"x,4\n5,6\n');
    expect(oddRows).toEqual([{ row: 2, line: 3, fields: 2, kind: 'broken' }]);
    expect(fault).toBeNull();
  });

  it('stops when it is told to', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(scan(new Blob(['a\n1\n']), comma, { signal: stop })).rejects.toThrow('enough');
  });
});

describe('telling columns that can be read as they stand', () => {
  const untidy = async (...rows: readonly string[]) =>
    (await scanText(`a,b,c\n${rows.join('\n')}\n`)).untidyColumns.toSorted();

  it.each([
    ['plain cells', ['1,x y,"z,""q""z"', '"",,3'], []],
    ['a space before', [' 1,2,3'], [0]],
    ['a space after', ['1,2 ,3'], [1]],
    ['a tab at the end of the row', ['1,2,3\t'], [2]],
    ['a no-break space', ['\u00a01,2,3\u00a0'], [0, 2]],
    ['a space inside quotes', ['" 1","2 ",3'], [0, 1]],
    ['a line end inside quotes', ['"\n1",2,"3\r\n"'], [0, 2]],
    ['a cell of spaces', ['1,  ,"  "'], [1, 2]],
    ['a space before a quote', ['1, "2",3'], [1]],
    ['a letter beyond ASCII at the end', ['caf\u00e9,2,3'], [0]],
  ])('knows them from %s', async (_, rows, expected) => {
    expect(await untidy(...rows)).toEqual(expected);
  });

  it('knows them at the end of the file and across the pieces in which it is read', async () => {
    expect(await untidy('1,"2",3\n'.repeat(200_000) + '1,2,3 ')).toEqual([2]);
    expect((await scanText('a,b\n1,2 ')).untidyColumns).toEqual([1]);
  });
});

describe('finding a row again', () => {
  it('gives the raw text of rows far into a file, with their physical lines', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => (at % 7 === 0 ? `"${at}\n${at}",x` : `${at},x`));
    const source = csv(['a,b', ...rows, ''].join('\n'));
    const found = await readSourceRows(source, await scan(source.content, comma), [2900, 1, 1500, 1]);
    // Row n starts on line n + 1, plus one for each row before it that has a line end inside: rows 1, 8, 15...
    expect(found).toEqual([
      { row: 1, line: 2, raw: '"0\n0",x' },
      { row: 1500, line: 1501 + 215, raw: '1499,x' },
      { row: 2900, line: 2901 + 415, raw: '2899,x' },
    ]);
  });

  it('says so when the file is no longer the one that was read', async () => {
    const known = await scan(new Blob(['a\n1\n2\n']), comma);
    await expect(readSourceRows(csv('a\n1\n22\n'), known, [1])).rejects.toThrow('file.csv has changed');
  });
});

const cell = fc.oneof(
  fc.constantFrom('', ' ', 'x', '12.5', 'a"b', 'a,b', 'a\nb', 'a\r\nb', '"', '""', ';', 'é'),
  fc.string({ maxLength: 6 }).filter((text) => !/[\r\n\0]/.test(text)),
);

describe('against PapaParse', () => {
  it('cuts any CSV into the same records and cells', async () => {
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, newline) => {
        // A blank line is no header.
        fc.pre((rows[0] ?? []).some((name) => name.trim() !== ''));
        const text = Papa.unparse(rows, { newline, quotes: false });
        const expected = Papa.parse<string[]>(text, { newline, delimiter: ',', skipEmptyLines: true }).data;
        const found = await scan(new Blob([text]), comma);
        // Words below a blank row over numbers are the header of a second table.
        if (found.tables.length > 0) return;
        expect(found.rows).toBe(Math.max(0, expected.length - 1));
        if (found.keptRows + found.blankRows < found.rows) return;
        const source = csv(text);
        const all = Array.from({ length: found.rows }, (_, at) => at + 1);
        const raw = await readSourceRows(source, found, all);
        expect(raw.map((row) => cellsOf(row.raw, plainDialect))).toEqual(expected.slice(1));
      }),
      { numRuns: 300 },
    );
  });
});
