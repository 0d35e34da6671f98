import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { add, compare, trim } from '#lib/core/vocabulary/money.ts';
import { column, csv, importAll, mappingFor, startTables } from '../kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

const header = ['partnership', 'period', 'amount', 'currency', 'note'];
const mapping = mappingFor(
  'costs',
  header,
  {
    partnership: column(header, 0),
    period: column(header, 1, 'yyyy-mm-dd'),
    amount: column(header, 2),
    currency: column(header, 3),
  },
  { exclusions: [{ column: { name: 'partnership', index: 0 }, test: 'is', equals: 'TOTAL', as: 'other' }] },
);

/** A row as text, what must become of it, and its amount where that can be read. */
interface Drawn {
  readonly text: string;
  readonly fate: 'accepted' | 'rejected' | 'excluded';
  readonly amount: string | null;
  readonly currency: string;
}

const currency = fc.constantFrom('GBP', 'EUR');
const pence = fc.integer({ min: -10_000_000, max: 10_000_000 });
const plain = (units: number) =>
  trim(
    add(
      '0.00',
      `${units < 0 ? '-' : ''}${Math.trunc(Math.abs(units) / 100)}.${String(Math.abs(units) % 100).padStart(2, '0')}`,
    ),
  );
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Ways in which a ledger writes one amount. */
const written = fc.tuple(pence, fc.integer({ min: 0, max: 5 })).map(([units, way]) => {
  const amount = plain(units);
  const size = amount.replace('-', '');
  const grouped = size.replace(/\B(?=(\d{3})+\.)/g, ',');
  const isNegative = units < 0;
  const texts = [
    amount,
    ` ${amount} `,
    isNegative ? `(${grouped})` : grouped,
    isNegative ? `${size}-` : `£${grouped}`,
    isNegative ? `-£${grouped}` : `${size} GBP`,
    isNegative ? `\u2212${size}` : `+${size}`,
  ];
  return { amount, text: texts[way] ?? amount };
});

const note = fc.constantFrom('', 'plain', 'a, b', 'line\nend', 'line\r\nend', 'he said "no"', 'é €');
const row = (cells: readonly string[]) => cells.map(quoted).join(',');

const good = fc
  .record({ written, currency, note, who: fc.constantFrom('A', 'B', ' 007 ') })
  .map((one): Drawn => ({
    text: row([one.who, '2025-04', one.written.text, one.currency, one.note]),
    fate: 'accepted',
    amount: one.written.amount,
    currency: one.currency,
  }));

const wrongMonth = fc
  .record({ written, currency, month: fc.constantFrom('2024-13', '', 'x', '2025-02-30') })
  .map((one): Drawn => ({
    text: row(['A', one.month, one.written.text, one.currency, '']),
    fate: 'rejected',
    amount: one.written.amount,
    currency: one.currency,
  }));

const wrongAmount = fc
  .record({
    currency,
    amount: fc.constantFrom('', '-', 'six', '1e3', '1,2,3', '12,34', '1_000', '0.1234567890123'),
  })
  .map((one): Drawn => ({
    text: row(['A', '2025-04', one.amount, one.currency, '']),
    fate: 'rejected',
    amount: null,
    currency: one.currency,
  }));

const total = fc
  .record({ written, currency, word: fc.constantFrom('TOTAL', 'Total ', 'total') })
  .map((one): Drawn => ({
    text: row([one.word, '2025-04', one.written.text, one.currency, '']),
    fate: 'excluded',
    amount: one.written.amount,
    currency: one.currency,
  }));

const ragged = fc
  .constantFrom('A', 'A,2025-04,5', 'A,2025-04,5,GBP,x,y')
  .map((text): Drawn => ({ text, fate: 'rejected', amount: null, currency: '' }));
const broken = fc.constant<Drawn>({
  text: '"A"b,2025-04,5,GBP,',
  fate: 'rejected',
  amount: null,
  currency: '',
});
const blank = fc
  .constantFrom(',,,,', ' , ,,,', '"","",,,')
  .map((text): Drawn => ({ text, fate: 'excluded', amount: null, currency: '' }));

const drawn = fc.oneof(
  { weight: 6, arbitrary: good },
  wrongMonth,
  wrongAmount,
  total,
  blank,
  { weight: 1, arbitrary: ragged },
  { weight: 1, arbitrary: broken },
);

it('accounts for every row and every penny of any file, whatever is wrong with it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawn, { minLength: 1, maxLength: 25 }),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      async (rows, newline) => {
        const text = [header.join(','), ...rows.map((one) => one.text), ''].join(newline);
        const { files } = await importAll(engine, [csv(text)], { mappings: [mapping] });
        const [file] = files;
        await engine.run('delete from fact_cost; delete from reject');
        // A file of mostly ragged rows, or without a row, is not loaded at all.
        fc.pre(file !== undefined);
        const count = (fate: Drawn['fate']) => rows.filter((one) => one.fate === fate).length;
        expect(file.rows).toEqual({
          read: rows.length,
          accepted: count('accepted'),
          rejected: count('rejected'),
          excluded: count('excluded'),
        });
        for (const name of ['GBP', 'EUR']) {
          const tally = file.amounts.find((one) => one.currency === name);
          const sum = (fate: Drawn['fate']) =>
            add(
              '0.00',
              ...rows.flatMap((one) =>
                one.currency === name && one.fate === fate && one.amount !== null ? [one.amount] : [],
              ),
            );
          if (!tally) {
            expect([sum('accepted'), sum('rejected'), sum('excluded')]).toEqual(['0.00', '0.00', '0.00']);
            continue;
          }
          expect([tally.accepted, tally.rejected, tally.excluded]).toEqual([
            sum('accepted'),
            sum('rejected'),
            sum('excluded'),
          ]);
          expect(compare(tally.read, add(tally.accepted, tally.rejected, tally.excluded))).toBe(0);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
