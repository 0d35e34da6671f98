import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { dateCountsOf, dateEvidenceSql, decideFormat } from '#lib/core/imports/typing/date-evidence.ts';
import { dateFormats, type DateFormat } from '#lib/core/imports/mapping/mapping.ts';
import { startTyping } from '../typing-kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTyping();
});

afterAll(() => engine.close());

async function decide(cells: readonly string[], formats: readonly DateFormat[] = dateFormats) {
  const items = dateEvidenceSql('c0', formats).map(({ name, sql }) => `${sql} as ${name}`);
  const values = cells.map((_, at) => `($c${at}::varchar)`).join(', ');
  const [row] = await engine.query(
    `with tidied as (select tidy(x) as c0 from (values ${values}) as given (x))
    select ${items.join(', ')} from tidied`,
    Object.fromEntries(cells.map((cell, at) => [`c${at}`, cell])),
  );
  const counts = dateCountsOf(row ?? {});
  return { counts, ...decideFormat(counts) };
}

const many = (cell: string, count: number) => Array.from({ length: count }, () => cell);

describe('evidence for the format of dates, from every row', () => {
  it.each<[string, readonly string[], readonly DateFormat[]]>([
    ['days of ISO', ['2024-04-01', '2024-04-30T10:00:00Z'], ['yyyy-mm-dd']],
    ['months', ['2024-04', '05/2024'], ['yyyy-mm']],
    ['one day over 12', [...many('05/04/2024', 9), '13/04/2024'], ['dd/mm/yyyy']],
    ['one day over 12, month first', [...many('05/04/2024', 9), '04/13/2024'], ['mm/dd/yyyy']],
    ['no day over 12', ['05/04/2024', '01/02/2024'], ['dd/mm/yyyy', 'mm/dd/yyyy']],
    ['days that are their months', ['05/05/2024', '01/01/2024'], ['dd/mm/yyyy']],
    ['days with month names', ['05-Apr-24', 'April 5, 2024'], ['dd-mmm-yyyy']],
    ['months with names', ['Apr-24'], ['mmm-yyyy']],
    ['days as Excel counts them', ['45383'], ['excel_serial']],
    ['words', ['soon', '2024-04-01'], []],
    ['blanks', ['', '?', 'NULL'], []],
    ['a few faults among many', [...many('2024-04-01', 98), 'soon', 'later'], ['yyyy-mm-dd']],
    ['too many faults', [...many('2024-04-01', 97), 'soon', 'later', 'never'], []],
  ])('%s', async (_what, cells, formats) => {
    const found = await decide(cells);
    expect(found.formats).toEqual(formats);
    expect(found.isMixed).toBe(false);
  });

  it('tells that a column holds both orders, however few of one', async () => {
    const { formats, isMixed, counts } = await decide([...many('13/04/2024', 99), '04/13/2024']);
    expect(isMixed).toBe(true);
    expect(formats).toEqual(['dd/mm/yyyy']);
    expect(counts).toMatchObject({ written: 100, onlyDayFirst: 99, onlyMonthFirst: 1, differing: 0 });
  });

  it('counts cells that say something', async () => {
    const { counts } = await decide(['2024-04-01', ' ', '?', '2024-04-02'], ['yyyy-mm-dd']);
    expect(counts).toMatchObject({ written: 2, reads: { 'yyyy-mm-dd': 2 } });
  });
});
