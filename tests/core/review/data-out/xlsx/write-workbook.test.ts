import { describe, expect, it } from 'vitest';
import type { Cell, Sheet } from '#lib/core/review/data-out/xlsx/sheet.ts';
import { writeWorkbook } from '#lib/core/review/data-out/xlsx/write-workbook.ts';
import { hostile } from '../../../../support/packs.ts';
import { hasLibreOffice, sheetsByLibreOffice } from '../libre-office.ts';
import { readWorkbook } from '../read-workbook.ts';

const options = () => ({ onProgress: () => undefined, signal: new AbortController().signal });

function sheet(name: string, rows: Sheet['rows'], labels: readonly string[] = ['A', 'B']): Sheet {
  return { name, title: name, note: '', columns: labels.map((label) => ({ label, widthCh: 12 })), rows };
}

const book = (...sheets: readonly Sheet[]) => ({ title: 'Test', madeAt: '2026-05-02T09:30:00Z', sheets });
const money = (number: string): Cell => ({ number, format: 'money' });

const texts = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '＝1', '-', hostile.formula],
  ...['constructor', '__proto__', 'toString', '1e5', 'TRUE', '00123'],
  ...[hostile.xml, hostile.longWord, hostile.rightToLeft, hostile.emoji, hostile.comment, 'two\nlines'],
];

describe('a workbook', () => {
  it('is read back by another library: numbers as numbers, months as dates, texts as texts', async () => {
    const blob = await writeWorkbook(
      book(
        sheet('Data', [
          ['Payroll', money('-1234.50')],
          [{ month: '2025-04-01' }, { number: '0.9423', format: 'share' }],
        ]),
      ),
      options(),
    );
    const sheets = await readWorkbook(blob);
    expect(sheets.get('Data')).toEqual([
      ['A', 'B'],
      ['Payroll', -1234.5],
      [new Date(Date.UTC(2025, 3, 1)), 0.9423],
    ]);
  });

  it('keeps every text to the letter, whatever it looks like', async () => {
    const blob = await writeWorkbook(
      book(
        sheet(
          'Data',
          texts.map((text) => [text]),
          ['A'],
        ),
      ),
      options(),
    );
    const rows = (await readWorkbook(blob)).get('Data') ?? [];
    // The library that reads trims what it reads.
    expect(rows.slice(1).map(([text]) => text)).toEqual(texts.map((text) => text.trim()));
  });

  it.skipIf(!hasLibreOffice)(
    'gives LibreOffice the same texts, none of them a formula',
    async () => {
      const rows = texts.map((text): readonly Cell[] => [text, money('-1234.50')]);
      const blob = await writeWorkbook(book(sheet('Data', rows)), options());
      const read = (await sheetsByLibreOffice(blob)).get('Data') ?? [];
      expect(read.slice(1)).toEqual(texts.map((text) => [text, '-1234.5']));
    },
    90_000,
  );

  it('replaces what XML cannot hold, and cuts what no spreadsheet holds', async () => {
    const long = 'x'.repeat(40_000);
    const blob = await writeWorkbook(book(sheet('Data', [[hostile.control, long]])), options());
    const [, row] = (await readWorkbook(blob)).get('Data') ?? [];
    expect(row?.[0]).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffd');
    expect(String(row?.[1])).toHaveLength(32_767);
  });

  it('writes an amount of more than 15 digits as text, to the penny', async () => {
    const blob = await writeWorkbook(
      book(sheet('Data', [[money('9999999999999.99'), money('99999999999999.99')]])),
      options(),
    );
    const [, row] = (await readWorkbook(blob)).get('Data') ?? [];
    expect(row).toEqual([9999999999999.99, '99999999999999.99']);
  });

  it('goes on in a further sheet where one is full, and lists all of them first', async () => {
    const rows = [1, 2, 3, 4, 5].map((at): readonly Cell[] => [`row ${at}`, money(`${at}.00`)]);
    const blob = await writeWorkbook(book(sheet('Results', rows), sheet('More', [])), {
      ...options(),
      mostRows: 4,
    });
    const sheets = await readWorkbook(blob);
    expect([...sheets.keys()]).toEqual(['Contents', 'Results', 'Results (2)', 'More']);
    expect(sheets.get('Results (2)')).toEqual([
      ['A', 'B'],
      ['row 4', 4],
      ['row 5', 5],
    ]);
    expect(sheets.get('Contents')?.map(([name, , count]) => [name, count])).toEqual([
      ['Sheet', 'Rows'],
      ['Results', 3],
      ['Results (2)', 2],
      ['More', 0],
    ]);
  });

  it('has two sheets of one wanted name, and of none', async () => {
    const names = ['Costs: a/b?', 'costs a b', 'x'.repeat(40), `${'x'.repeat(40)}y`, '[]', 'History', "'"];
    const blob = await writeWorkbook(book(...names.map((name) => sheet(name, []))), options());
    expect([...(await readWorkbook(blob)).keys()].slice(1)).toEqual([
      'Costs a b',
      'costs a b (2)',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
      'Sheet',
      'History 1',
      'Sheet (2)',
    ]);
  });

  it('is the same bytes when written twice', async () => {
    const write = async () =>
      Buffer.from(
        await (await writeWorkbook(book(sheet('Data', [['a', money('1.00')]])), options())).arrayBuffer(),
      );
    expect((await write()).equals(await write())).toBe(true);
  });

  it('can be cancelled between rows, and then rejects with the reason', async () => {
    const control = new AbortController();
    async function* rows() {
      for (let at = 0; ; at++) {
        if (at === 2_000) control.abort(new Error('stopped by a person'));
        yield await Promise.resolve([`row ${at}`]);
      }
    }
    const writing = writeWorkbook(book(sheet('Data', rows(), ['A'])), {
      onProgress: () => undefined,
      signal: control.signal,
    });
    await expect(writing).rejects.toThrow('stopped by a person');
  });
});
