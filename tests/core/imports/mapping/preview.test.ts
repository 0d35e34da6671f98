import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Row } from '#lib/core/engine/port.ts';
import { emptyMapping, type DecimalMark, type Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { previewCell, type Reading } from '#lib/core/imports/mapping/preview-cell.ts';
import { previewRows } from '#lib/core/imports/mapping/preview.ts';
import type { Seen } from '#lib/core/imports/propose/proposal.ts';
import { blankReaderOf, readerOf, suppressedReaderOf } from '#lib/core/imports/typing/readers.ts';
import { inUnits } from '#lib/core/imports/typing/typed-text.ts';
import { datasets, type Field } from '#lib/core/vocabulary/datasets.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { startTyping } from '../typing-kit.ts';

const header = ['Body', 'Month', 'Net (£000)', 'Old', 'Kind'];
const seen: Seen = {
  name: 'folder/costs_Apr-2025.csv',
  header,
  samples: [
    ['HR', '2025-04', '1.5', '2', 'Dual running'],
    ['HR', '2025-05', '(0.25)', '', 'run'],
    ['Finance', 'n/a', '*', 'x', 'nonsense'],
    ['TOTAL', '', '1.25', '', ''],
  ],
  preamble: ['Spend of the council', 'Month ending April 2025'],
  delimiter: ',',
};
const at = (index: number) => ({ name: header[index] ?? '', index });
const costs = (fields: Mapping['fields'], rest: Partial<Mapping> = {}): Mapping => ({
  ...emptyMapping('costs', header, 'Costs'),
  fields,
  ...rest,
});
const preview = (mapping: Mapping) => previewRows(mapping, seen, ukFiscalCalendar, seen.name);
const texts = (mapping: Mapping, field: string) =>
  preview(mapping).rows.map(({ cells }) => cells[field]?.text);

describe('the rows as they will be stored', () => {
  it('has months in words, amounts exact and in units, and choices as the contract spells them', () => {
    const mapping = costs(
      {
        partnership: { from: 'column', column: at(0) },
        period: { from: 'column', column: at(1), format: 'yyyy-mm' },
        amount: { from: 'column', column: at(2) },
        kind: { from: 'column', column: at(4) },
      },
      { scale: { amount: '1000' } },
    );
    expect(texts(mapping, 'period').slice(0, 2)).toEqual(['Apr 2025', 'May 2025']);
    expect(texts(mapping, 'amount').slice(0, 2)).toEqual(['1500', '-250']);
    expect(texts(mapping, 'kind').slice(0, 2)).toEqual(['dual_running', 'run']);
  });

  it('counts what is read, what is suppressed and what is not read, with the worst texts', () => {
    const mapping = costs({
      period: { from: 'column', column: at(1), format: 'yyyy-mm' },
      amount: { from: 'column', column: at(2) },
    });
    expect(preview(mapping).evidence).toEqual({
      period: { read: 2, blank: 0, suppressed: 0, unreadable: 2, worst: ['n/a', ''] },
      amount: { read: 3, blank: 0, suppressed: 1, unreadable: 0, worst: [] },
    });
  });

  it('leaves out the rows that are left out by name', () => {
    const mapping = costs(
      { partnership: { from: 'column', column: at(0) } },
      { exclusions: [{ column: at(0), test: 'is', equals: 'total', as: 'total' }] },
    );
    expect(texts(mapping, 'partnership')).toEqual(['HR', 'HR', 'Finance']);
    expect(preview(mapping).leftOut).toEqual([3]);
  });

  it('reads a month from the name of the file and from the lines above the header', () => {
    const named = costs({ period: { from: 'file_name', format: 'mmm-yyyy' } });
    expect(texts(named, 'period')[0]).toBe('Apr 2025');
    const titled = costs({ period: { from: 'preamble', format: 'mmm-yyyy' } });
    expect(texts(titled, 'period')[0]).toBe('Apr 2025');
  });

  it('adds and takes away columns, blank ones as nothing', () => {
    const mapping = costs({ amount: { from: 'sum', add: [at(3)], subtract: [at(2)] } });
    expect(texts(mapping, 'amount').slice(0, 2)).toEqual(['0.5', '0.25']);
  });

  it('joins columns, puts constants in, and says what texts mean', () => {
    const mapping = costs(
      {
        partnership: { from: 'column', column: at(0) },
        service: { from: 'join', columns: [at(0), at(4)] },
        currency: { from: 'constant', value: 'GBP' },
      },
      { valueMaps: { partnership: { values: { hr: 'shared-hr' }, others: 'leave_out' } } },
    );
    expect(texts(mapping, 'service')[0]).toBe('HR Dual running');
    expect(texts(mapping, 'currency')).toEqual(['GBP', 'GBP', 'GBP', 'GBP']);
    expect(preview(mapping).rows.map(({ cells }) => cells['partnership'])).toMatchObject([
      { text: 'shared-hr', state: 'read' },
      { text: 'shared-hr', state: 'read' },
      { state: 'left_out' },
      { state: 'left_out' },
    ]);
  });

  it('makes a row of each filled cell of a wide table, whole years written as such', () => {
    const wideHeader = ['Fund', '2024', '2025'];
    const wide: Mapping = {
      ...emptyMapping('costs', wideHeader, 'Budget'),
      fields: {
        partnership: { from: 'column', column: { name: 'Fund', index: 0 } },
        period: { from: 'wide', format: 'yyyy' },
      },
      wide: { groups: [{ pattern: '{period}', field: 'amount', labels: { scenario: 'budget' } }] },
    };
    const shown = previewRows(
      wide,
      { ...seen, header: wideHeader, samples: [['Parks', '10', '']] },
      ukFiscalCalendar,
      'budget.csv',
    );
    expect(shown.rows.map(({ cells }) => Object.values(cells).map(({ text }) => text))).toEqual([
      ['Parks', 'Jan 2024 to Dec 2024', '10', 'budget'],
    ]);
    expect(shown.columns).toHaveLength(2);
  });
});

it('moves the point of an amount exactly', () => {
  expect(inUnits('0.0000001', '1000000000')).toBe('100');
  expect(inUnits('-12.345', '1000')).toBe('-12345');
  expect(inUnits('-0.5', '1')).toBe('-0.5');
});

describe('a cell is typed as the database types it:', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startTyping();
  });
  afterAll(() => engine.close());

  const fieldOf = (name: string) =>
    Object.values(datasets)
      .flatMap(({ fields }) => fields)
      .find((field) => field.name === name) as Field;

  interface Typed extends Row {
    readonly value: string | null;
    readonly blank: boolean;
    readonly suppressed: boolean;
  }

  /** How the database types each of these texts, in their order. */
  async function typed(
    field: Field,
    texts: readonly string[],
    writing: Parameters<typeof readerOf>[2],
  ): Promise<readonly (readonly [string, Typed])[]> {
    const rows = await engine.query<Typed>(
      `with texts as (
        select place, tidy(string_split($texts::varchar, chr(1))[place]) as text
        from range(1, $count::bigint + 1) as places(place)
      )
      select
        (${readerOf(field, 'text', writing)})::varchar as value,
        ${blankReaderOf(field, 'text')} as blank,
        ${suppressedReaderOf(field, 'text')} as suppressed
      from texts
      order by place`,
      { texts: texts.join('\u0001'), count: texts.length },
    );
    return rows.map((row, at) => [texts[at] ?? '', row]);
  }

  const amounts = [
    '1234.5',
    '-1234.50',
    '+7',
    '.5',
    '007',
    ' 765.00 ',
    '1,234.50',
    '1,234,567',
    '1 234 567.89',
    '1\u00a0234.5',
    '1\u202f234.5',
    "1'234.50",
    '1’234.50',
    '£68,486.66',
    '$1',
    '€ 5',
    '5 €',
    '-£5.00',
    '£-5.00',
    'GBP 12.00',
    '12 GBP',
    '12.5-',
    '(1,350.00)',
    '(£5.00)',
    '£(5.00)',
    '\u22125',
    '12,34,567',
    '1.234,56',
    '1234,5',
    '1.234',
    '5.00 CR',
    'CR 5.00',
    '5.00 DR',
    '12 Cr',
    '1.5E+05',
    '1e3',
    "'12",
    '-',
    '–',
    '£ -',
    '',
    ' ',
    '?',
    'NULL',
    'null',
    '\\N',
    '<=5',
    '< 5',
    '*',
    '..',
    'ND',
    'n/a',
    'N/A',
    'c',
    '[c]',
    '95%',
    '12.5 %',
    'abc',
    '12abc',
    '--5',
    '(5',
    '5)',
    '1,23',
    '1,2345',
    '0,123',
    '1.2.3',
    '1,234.',
    'kr 12',
    '12 zł',
    'R$ 5',
    'US$5',
    '12 345,67',
    '1$500',
    '123456789012345678901234567',
    '0.1234567890123',
    '-0',
    '0',
  ];

  it.each(['.', ','] as const)(
    'amounts and numbers with the decimal mark "%s"',
    async (mark: DecimalMark) => {
      for (const field of [fieldOf('amount'), fieldOf('volume')])
        for (const [text, { value, blank, suppressed }] of await typed(field, amounts, { mark })) {
          const expected = blank ? '' : value === null ? (suppressed ? 'suppressed' : 'no') : plain(value);
          const reading: Reading = { ...readingOf(field), mark };
          expect(inWords(previewCell(text, reading)), `${field.name} ${JSON.stringify(text)}`).toBe(expected);
        }
    },
  );

  it('flags, choices and days', async () => {
    const cases: readonly (readonly [string, readonly string[], Reading['format']])[] = [
      ['made_sla', ['true', 'TRUE', 'Yes', 'n', '0', '2', 'maybe', '?', ''], null],
      ['kind', ['run', 'Dual running', 'dual-running', 'walk', ''], null],
      ['next_review', ['2025-04-30', '2025-02-30', '30/04/2025', '2025-4-3', ''], 'yyyy-mm-dd'],
      ['next_review', ['30/04/2025', '04/30/2025', '1.2.25', '31/02/2025'], 'dd/mm/yyyy'],
      ['next_review', ['5-Apr-24', '5 April 2024', 'April 5, 2024', '31 Feb 2024'], 'dd-mmm-yyyy'],
    ];
    for (const [name, list, format] of cases) {
      const { default: _usual, ...field } = { ...fieldOf(name), isRequired: false };
      const writing = { mark: '.' as const, ...(format ? { format } : {}) };
      for (const [text, { value, blank }] of await typed(field, list, writing)) {
        const cell = previewCell(text, { ...readingOf(field), format });
        const words = { yes: 'true', no: 'false' }[cell.text] ?? cell.text;
        expect(cell.state === 'unreadable' ? 'no' : words, `${name} ${text}`).toBe(
          blank ? '' : (value ?? 'no'),
        );
      }
    }
  });

  function readingOf(field: Field): Reading {
    return {
      field: { ...field, isRequired: false },
      format: null,
      mark: '.',
      scale: '1',
      grain: null,
      calendar: ukFiscalCalendar,
      values: null,
    };
  }

  function inWords({ state, text }: ReturnType<typeof previewCell>): string {
    if (state === 'read') return plain(text);
    return state === 'unreadable' ? 'no' : state === 'suppressed' ? 'suppressed' : '';
  }

  function plain(amount: string): string {
    return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
  }
});
