import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { DateFormat, DecimalMark, Mapping } from '#lib/core/imports/mapping/mapping.ts';
import type { DialectChoice } from '#lib/core/imports/scan/dialect.ts';
import { add, compare, type Decimal } from '#lib/core/vocabulary/money.ts';
import { column, constant, csv, importOnce, mappingFor, startTables } from './kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

const header = ['Department', 'Paid on', 'Supplier', 'Net', 'Reference'];

/** How one ledger writes everything. */
interface Style {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly encoding: EncodingName;
  readonly isQuoted: boolean;
  readonly newline: '\n' | '\r\n';
  readonly sign: 'minus' | 'trailing' | 'brackets' | 'credit';
  readonly mark: DecimalMark;
  readonly thousands: '' | ',' | '.' | ' ' | '\u00a0';
  readonly currency: '' | '£';
  readonly date: DateFormat;
}

/** One payment, before it is written. */
interface Payment {
  readonly department: string;
  readonly day: number;
  readonly pence: number;
  readonly supplier: string;
}

/** Which lines that are no payment stand in the file. */
interface Noise {
  readonly hasTitle: boolean;
  readonly blankRows: number;
  readonly hasNote: boolean;
  readonly total: 'none' | 'above' | 'below' | 'nameless';
  readonly hasHeaderAgain: boolean;
  readonly hasRagged: boolean;
  readonly hasSuppressed: boolean;
}

type EncodingName = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1250';

const style: fc.Arbitrary<Style> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250'),
    isQuoted: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n'),
    sign: fc.constantFrom('minus', 'trailing', 'brackets', 'credit'),
    number: fc.constantFrom(
      { mark: '.', thousands: '' },
      { mark: '.', thousands: ',' },
      { mark: ',', thousands: '' },
      { mark: ',', thousands: '.' },
      { mark: ',', thousands: ' ' },
      { mark: ',', thousands: '\u00a0' },
    ),
    currency: fc.constantFrom('', '£'),
    date: fc.constantFrom(
      'yyyy-mm-dd',
      'dd/mm/yyyy',
      'mm/dd/yyyy',
      'dd-mmm-yyyy',
      'yyyymmdd',
      'excel_serial',
    ),
  })
  // The code page of central Europe has no pound sign.
  .filter(({ currency, encoding }) => currency === '' || encoding !== 'windows-1250')
  .map(({ number, ...rest }) => ({ ...rest, ...number }));

const suppliers = [
  'Acme Ltd',
  'Smith, Jones & Co',
  'a;b|c',
  'The "Best" Firm',
  'two\nlines',
  '',
  'Société é',
];

// Without bias: amounts that repeat or cancel each other out can make a row the sum of those above it.
const payment: fc.Arbitrary<Payment> = fc.record({
  department: fc.constantFrom('Care', 'Roads and Parks', 'Éducation'),
  day: fc.integer({ min: 0, max: 700 }),
  pence: fc.noBias(fc.integer({ min: -900_000_000, max: 900_000_000 })),
  supplier: fc.constantFrom(...suppliers),
});

const noise: fc.Arbitrary<Noise> = fc.record({
  hasTitle: fc.boolean(),
  blankRows: fc.integer({ min: 0, max: 3 }),
  hasNote: fc.boolean(),
  total: fc.constantFrom('none', 'above', 'below', 'nameless'),
  hasHeaderAgain: fc.boolean(),
  hasRagged: fc.boolean(),
  hasSuppressed: fc.boolean(),
});

function decimalOf(pence: number): Decimal {
  const size = Math.abs(pence);
  const cents = String(size % 100).padStart(2, '0');
  return `${pence < 0 ? '-' : ''}${Math.trunc(size / 100)}.${cents}`;
}

function written(pence: number, { sign, mark, thousands, currency }: Style): string {
  const [whole = '0', cents = '00'] = decimalOf(Math.abs(pence)).split('.');
  const size = `${currency}${whole.replaceAll(/\B(?=(?:\d{3})+$)/g, thousands)}${mark}${cents}`;
  if (pence >= 0) return size;
  return { minus: `-${size}`, trailing: `${size}-`, brackets: `(${size})`, credit: `${size} CR` }[sign];
}

const dayMs = 86_400_000;
const firstDay = Date.UTC(2023, 3, 1);
const excelEpoch = Date.UTC(1899, 11, 30);

function dateOf(day: number, format: DateFormat): string {
  const at = new Date(firstDay + day * dayMs);
  const [year = '', month = '', date = ''] = at.toISOString().slice(0, 10).split('-');
  const name = at.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' }).slice(0, 3);
  switch (format) {
    case 'dd/mm/yyyy':
      return `${date}/${month}/${year}`;
    case 'mm/dd/yyyy':
      return `${month}/${date}/${year}`;
    case 'dd-mmm-yyyy':
      return `${date}-${name}-${year}`;
    case 'yyyymmdd':
      return `${year}${month}${date}`;
    case 'excel_serial':
      return String((at.getTime() - excelEpoch) / dayMs);
    default:
      return `${year}-${month}-${date}`;
  }
}

/** The cells of the file, line by line; a line of the table has as many as the header unless it is to be ragged. */
function linesOf(payments: readonly Payment[], extra: Noise, style: Style): readonly (readonly string[])[] {
  const cells = ({ department, day, pence, supplier }: Payment, at: number) => [
    department,
    dateOf(day, style.date),
    supplier,
    written(pence, style),
    `R${at}`,
  ];
  const rows = payments.map(cells);
  const [before, after] = [rows.slice(0, 3), rows.slice(3)];
  const some = { department: 'Care', day: 5, pence: 123_456, supplier: 'Acme Ltd' };
  const total = payments.reduce((sum, { pence }) => sum + pence, 0);
  const blank = header.map(() => '');
  const totalRow = [extra.total === 'nameless' ? '' : 'Total', '', '', written(total, style), ''];
  return [
    ...(extra.hasTitle ? [['Payments to suppliers'], ['']] : []),
    header,
    ...(extra.total === 'above' ? [totalRow] : []),
    ...before,
    ...Array.from({ length: extra.blankRows }, () => blank),
    ...(extra.hasRagged ? [[...cells(some, 900), 'one too many']] : []),
    ...(extra.hasSuppressed ? [cells(some, 901).with(3, 'redacted')] : []),
    ...(extra.hasHeaderAgain ? [header] : []),
    ...after,
    ...(extra.total === 'below' || extra.total === 'nameless' ? [totalRow] : []),
    ...(extra.hasNote ? [['Note: amounts are net of tax where it can be recovered', '', '', '', '']] : []),
  ];
}

function textOf(lines: readonly (readonly string[])[], { delimiter, isQuoted, newline }: Style): string {
  const quoted = (cell: string) => {
    const isNeeded = isQuoted || cell.includes(delimiter) || /["\n]/.test(cell);
    return isNeeded ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  return lines.map((cells) => cells.map(quoted).join(delimiter) + newline).join('');
}

// The signs used here that are not ASCII stand at the same place in both code pages.
function bytesOf(text: string, encoding: EncodingName): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-8-bom':
      return new TextEncoder().encode(`\ufeff${text}`);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(`\ufeff${text}`, encoding === 'utf-16le');
    case 'windows-1252':
    case 'windows-1250':
      return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  }
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
}

/** What a person would answer: only what the file cannot tell. */
function mappingOf({ date, mark, encoding }: Style): Mapping {
  const isPage = encoding === 'windows-1252' || encoding === 'windows-1250';
  const dialect: DialectChoice = isPage ? { encoding } : {};
  const fields = {
    partnership: column(header, 0),
    period: column(header, 1, date),
    amount: column(header, 3),
    source_ref: column(header, 4),
    currency: constant('GBP'),
  };
  return mappingFor('costs', header, fields, { decimalMark: mark, dialect });
}

it('loads a ledger in any dress to the penny, and names every line that is no payment', async () => {
  const ledger = fc.record({ style, noise, payments: fc.array(payment, { minLength: 6, maxLength: 30 }) });
  await fc.assert(
    fc.asyncProperty(ledger, async ({ style: dress, noise: extra, payments }) => {
      const bytes = bytesOf(textOf(linesOf(payments, extra, dress), dress), dress.encoding);
      const { files, findings, waiting } = await importOnce(engine, [csv(bytes)], {
        mappings: [mappingOf(dress)],
      });
      expect(waiting.length, findings.map(({ message }) => message).join('; ')).toBe(0);
      const [file] = files;
      if (!file) return;
      const hasTotal = extra.total !== 'none';
      const withheld = Number(extra.hasSuppressed);
      const odd = Number(extra.hasRagged);
      const excluded =
        extra.blankRows + Number(hasTotal) + Number(extra.hasNote) + Number(extra.hasHeaderAgain);
      const accepted = payments.length + withheld;
      expect(file.rows).toEqual({
        read: accepted + odd + excluded,
        accepted,
        rejected: odd,
        excluded,
      });
      const wanted = add('0', ...payments.map(({ pence }) => decimalOf(pence)));
      expect(compare(file.amounts[0]?.accepted ?? '', wanted), `${wanted} is the sum`).toBe(0);
      const rules = new Set([...file.findings, ...findings].map(({ rule }) => rule));
      expect(rules.has('total_rows')).toBe(hasTotal);
      expect(rules.has('suppressed_values')).toBe(extra.hasSuppressed);
      expect(rules.has('currency_signs')).toBe(false);
      expect(file.control.every(({ difference }) => compare(difference, '0') === 0)).toBe(true);
    }),
    { numRuns: 120 },
  );
}, 120_000);
