import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { decimalMarkOf } from '#lib/core/imports/typing/amount-evidence.ts';
import type { DecimalMark } from '#lib/core/imports/mapping/mapping.ts';
import { readAll, startTyping } from '../typing-kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTyping();
});

afterAll(() => engine.close());

/** How a ledger writes amounts. */
interface Style {
  readonly mark: DecimalMark;
  readonly separator: string;
  readonly isIndian: boolean;
  readonly negative: (size: string) => string;
  readonly dress: (text: string) => string;
}

const negatives: readonly Style['negative'][] = [
  (size) => `-${size}`,
  (size) => `(${size})`,
  (size) => `${size}-`,
  (size) => `\u2212${size}`,
  (size) => `- ${size}`,
];

const currencies: readonly Style['dress'][] = [
  ...['', '£', '$', '€', 'US$', 'R$', 'Rs. ', 'kr ', 'CHF ', 'GBP'].map(
    (sign) => (text: string) => `${sign}${text}`,
  ),
  ...[' €', ' kr', ' zł', ' EUR', 'Kč'].map((sign) => (text: string) => `${text}${sign}`),
  (text) => ` ${text}  `,
  (text) => `\u00a0${text}`,
  (text) => `'${text}`,
];

const style: fc.Arbitrary<Style> = fc.constantFrom<DecimalMark>('.', ',').chain((mark) =>
  fc.record({
    mark: fc.constant(mark),
    separator: fc.constantFrom('', mark === '.' ? ',' : '.', ' ', '\u00a0', '\u202f', '\u2009', "'", '’'),
    isIndian: fc.constant(false),
    negative: fc.constantFrom(...negatives),
    dress: fc.constantFrom(...currencies),
  }),
);

const indian: Style = {
  mark: '.',
  separator: ',',
  isIndian: true,
  negative: negatives[0]!,
  dress: currencies[6]!,
};

const cents = fc.oneof(
  fc.bigInt({ min: -99_999n, max: 99_999n }),
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
);

function write(amount: bigint, { mark, separator, isIndian, negative, dress }: Style): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  const groups = isIndian ? /(?<=[0-9])(?=(?:[0-9]{2})*[0-9]{3}$)/g : /(?<=[0-9])(?=(?:[0-9]{3})+$)/g;
  const size = `${digits.slice(0, -2).replace(groups, separator)}${mark}${digits.slice(-2)}`;
  return dress(amount < 0n ? negative(size) : size);
}

function plain(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function readMoney(texts: readonly string[], mark: DecimalMark): Promise<readonly (string | null)[]> {
  const reader = `read_money_${mark === '.' ? 'point' : 'comma'}`;
  return readAll(engine, `${reader}(tidy(x))::decimal(38, 2)`, texts);
}

interface Ledger {
  readonly style: Style;
  readonly amounts: readonly bigint[];
  readonly texts: readonly string[];
}

const ledgers: readonly Ledger[] = fc
  .sample(fc.tuple(style, fc.array(cents, { minLength: 5, maxLength: 30 })), { numRuns: 120, seed: 11 })
  .concat([[indian, [123456789n, -5n, 10000000n]]])
  .map(([each, amounts]) => ({ style: each, amounts, texts: amounts.map((amount) => write(amount, each)) }));

const writtenWith = (mark: DecimalMark) => ledgers.filter((ledger) => ledger.style.mark === mark);

describe('amounts of a generated ledger', () => {
  it.each<DecimalMark>(['.', ','])('are read to the cent, however they are written: %s', async (mark) => {
    const written = writtenWith(mark);
    const texts = written.flatMap((ledger) => ledger.texts);
    const read = await readMoney(texts, mark);
    const amounts = written.flatMap((ledger) => ledger.amounts.map(plain));
    expect(texts.map((text, at) => [text, read[at]])).toEqual(texts.map((text, at) => [text, amounts[at]]));
  });

  it.each<DecimalMark>(['.', ','])(
    'are never read with the other mark as another amount: %s',
    async (mark) => {
      const texts = writtenWith(mark).flatMap((ledger) => ledger.texts);
      const read = await readMoney(texts, mark === '.' ? ',' : '.');
      expect(texts.filter((_, at) => read[at] !== null)).toEqual([]);
    },
  );

  it('say which mark they are written with', () => {
    const wrong = ledgers.filter((ledger) => decimalMarkOf(ledger.texts, ';').mark !== ledger.style.mark);
    expect(wrong).toEqual([]);
  });
});
