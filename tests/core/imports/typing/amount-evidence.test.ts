import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import {
  amountEvidenceSql,
  amountKindOf,
  countAmounts,
  countsOf,
  decideMark,
  decimalMarkOf,
  sumCounts,
  type AmountKind,
} from '#lib/core/imports/typing/amount-evidence.ts';
import type { Delimiter } from '#lib/core/imports/scan/dialect.ts';
import type { DecimalMark } from '#lib/core/imports/mapping/mapping.ts';
import { startTyping } from '../typing-kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTyping();
});

afterAll(() => engine.close());

describe('what one amount says of its decimal mark', () => {
  it.each<[AmountKind, readonly string[]]>([
    [
      'comma',
      [
        '1.234,56',
        '1,5',
        '12,3456',
        '-1,50 €',
        '0,123',
        '1234,567',
        '1.234.567',
        '1 234,5',
        '1.234,567',
        '€ 5,00',
      ],
    ],
    ['comma', ['1’234,50', '(12,5)', '12,5%', 'kr. 12,50', '12,50 CR', ',5']],
    [
      'point',
      [
        '1,234.56',
        '1.5',
        '12.3456',
        '-£1.50',
        '0.123',
        '1234.567',
        '1,234,567',
        '1 234.5',
        '1,234.567',
        '$ 5.00',
      ],
    ],
    ['point', ['1,00,000', '1,23,456.50', "1'234.50", '(12.5)', 'Rs. 12.50', 'DR 12.50', '.5']],
    ['comma_group', ['1,234', '£1,234', '(1,234)', '12,345-', '1,234%']],
    ['point_group', ['1.234', '€ 1.234', '12.345 CR']],
    ['small_integer', ['5', '567', '£5', '(12)', '95%', 'Rs. 500', "'12"]],
    ['large_integer', ['1234', '£12345', '1 234', "1'234", '007 000']],
    [
      'other',
      ['', '-', 'abc', 'NA', '1,2,3', '1.2.3', '1.234,567.8', '1,23,4', '5k', '1.5E+05', '<=5', '12/34'],
    ],
  ])('%s: %j', (kind, cells) => {
    expect(cells.map(amountKindOf)).toEqual(cells.map(() => kind));
  });
});

describe('the decimal mark of a column', () => {
  it.each<[string, readonly string[], Delimiter, DecimalMark | null]>([
    ['decimals after a comma', ['1.234,56', '5'], ';', ','],
    ['one cell among thousands of either', ['1.234', '2.000', '0,5'], ';', ','],
    ['decimals after a point', ['1,234.56', '5'], ',', '.'],
    ['two groups', ['1,234,567', '1,234'], ';', '.'],
    ['two groups with points', ['1.234.567', '1.234'], ',', ','],
    ['whole numbers', ['5', '12345'], ';', '.'],
    ['no cells', [], ',', '.'],
    ['commas that can only part thousands', ['1,234', '567', '89'], ',', '.'],
    ['the same where tabs part the cells', ['1,234', '567'], '\t', '.'],
    ['the same where semicolons do', ['1,234', '567'], ';', null],
    ['commas beside a large number without one', ['1,234', '567', '2345'], ',', null],
    ['commas alone', ['1,234', '2,345'], ',', null],
    ['points alone', ['1.234', '2.345'], ',', null],
    ['points and small numbers', ['1.234', '567'], ';', null],
    ['forms of both kinds', ['1,234', '1.234', '567'], ',', null],
    ['both marks as decimals', ['1,5', '1.5'], ',', null],
    ['a text that is no amount', ['12.50', 'see note 1,5,6'], ',', '.'],
  ])('%s', (_what, cells, delimiter, mark) => {
    expect(decimalMarkOf(cells, delimiter).mark).toBe(mark);
  });

  it('is that of the file: a column that decides speaks for one that cannot', () => {
    const [prices, volumes] = [countAmounts(['1.50', '2.25']), countAmounts(['1.234', '2.345'])];
    expect(decideMark(volumes, ',').mark).toBeNull();
    expect(decideMark(sumCounts([prices, volumes]), ',').mark).toBe('.');
  });

  it('says why', () => {
    expect(decimalMarkOf(['1,5', '2,5', '1.5'], ',').why).toBe(
      '2 cells with a decimal comma and 1 cell with a decimal point',
    );
    expect(decimalMarkOf(['1,234'], ',').why).toBe('1,234 may be one thousand or one');
  });
});

async function countedInSql(cells: readonly string[]) {
  const items = amountEvidenceSql('a "b"').map(({ name, sql }) => `${sql} as ${name}`);
  const values = cells.map((_, at) => `($c${at}::varchar)`).join(', ');
  const sql = `with tidied as (select tidy(x) as "a ""b""" from (values ${values}) as given (x))
    select ${items.join(', ')} from tidied`;
  const parameters = Object.fromEntries(cells.map((cell, at) => [`c${at}`, cell]));
  const [row] = await engine.query(sql, parameters);
  return countsOf(row ?? {});
}

describe('evidence from a whole column', () => {
  const examples = [
    ...[
      '1.234,56',
      '1,5',
      '0,123',
      '1 234,5',
      '-1,50 €',
      'kr. 12,50',
      '12,50 CR',
      '1,234.56',
      '1.5',
      '-£1.50',
    ],
    ...[
      '1,00,000',
      "1'234.50",
      'DR 12.50',
      '1,234',
      '12,345-',
      '1.234',
      '€ 1.234',
      '12.345 CR',
      '5',
      '(12)',
      '95%',
    ],
    ...[
      'Rs. 500',
      "'12",
      '1234',
      '1 234',
      '-1234',
      '-12.5',
      'abc',
      '-',
      '1,2,3',
      '5k',
      '1.5E+05',
      '<=5',
      'comma',
      '¤point',
      'CR 5',
    ],
  ];

  it('counts in the database what it counts in the page', async () => {
    expect(await countedInSql(examples)).toEqual(countAmounts(examples));
  });

  const piece = fc.constantFrom(
    ...[
      '1',
      '23',
      '456',
      '789',
      '0',
      ',',
      '.',
      ' ',
      "'",
      '-',
      '(',
      ')',
      '%',
      '£',
      '€',
      'GBP',
      'CR',
      'kr',
      'Rs.',
    ],
    ...['x', 'E'],
  );
  const digits = fc.constantFrom('1', '23', '456', '789', '0', ',', '.', ',456', '.789', ' 123');
  const dress = fc.constantFrom('', '', '-', '£', '-€', 'GBP ', 'kr. ', 'CR ', '(');
  const tail = fc.constantFrom('', '', '-', ' €', '%', ' CR', ')', ' zł');
  const join = (pieces: readonly string[]) => pieces.join('').trim();
  const texts = [
    fc.array(piece, { minLength: 1, maxLength: 7 }).map(join),
    fc.tuple(dress, fc.array(digits, { minLength: 1, maxLength: 4 }).map(join), tail).map(join),
  ];
  const written = texts
    .flatMap((text) => fc.sample(text, { numRuns: 2500, seed: 7 }))
    .concat(examples)
    .filter((cell, at, all) => cell !== '' && all.indexOf(cell) === at);

  async function readAll() {
    const items = written.map((_, at) => `($c${at}::varchar, ${at})`).join(', ');
    return engine.query<{ kind: string; point: string | null; comma: string | null }>(
      `select
        amount_kind(tidy(x)) as kind,
        read_number_point(tidy(x))::varchar as point,
        read_number_comma(tidy(x))::varchar as comma
      from (values ${items}) as given (x, place)
      order by place`,
      Object.fromEntries(written.map((cell, at) => [`c${at}`, cell])),
    );
  }

  it('counts any text alike', async () => {
    const found = (await readAll()).map(({ kind }, at) => [written[at], kind || 'other']);
    expect(found).toEqual(written.map((cell) => [cell, amountKindOf(cell)]));
  });

  it('says of every text that can be read what its readings say', async () => {
    const rows = await readAll();
    const readable = rows.flatMap((row, at) =>
      row.point === null && row.comma === null ? [] : [{ ...row, cell: written[at] ?? '' }],
    );
    expect(readable.length).toBeGreaterThan(300);
    for (const { cell, kind, point, comma } of readable) {
      const isGroup = kind === 'comma_group' || kind === 'point_group';
      const expected =
        point === null ? 'comma' : comma === null ? 'point' : point === comma ? 'integer' : 'group';
      expect([cell, isGroup ? 'group' : kind.replace(/^.*_/, '')]).toEqual([cell, expected]);
    }
  });

  it('has no counts for no cells', async () => {
    const items = amountEvidenceSql('c0').map(({ name, sql }) => `${sql} as ${name}`);
    const [row] = await engine.query(
      `with tidied as (select null::varchar as c0 where false) select ${items.join(', ')} from tidied`,
    );
    expect(Object.values(countsOf(row ?? {}))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
