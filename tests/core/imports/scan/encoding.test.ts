import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '#lib/core/imports/scan/dialect.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { readSourceRows } from '#lib/core/imports/scan/source-rows.ts';

/** The bytes of a text in a code page, found by asking what each byte means. */
function encoded(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const signs = [...new TextDecoder(encoding).decode(all, { stream: true })];
  return Uint8Array.from([...text].map((sign) => signs.indexOf(sign)));
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Array.from(text, (sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]);
  return Uint8Array.from(bytes.flatMap(([high = 0, low = 0]) => (isLittle ? [low, high] : [high, low])));
}

const read = (bytes: Uint8Array<ArrayBuffer>) => scan(new Blob([bytes]), {});

// Words of budgets in each language, as a file would hold them.
const files: readonly (readonly [language: string, encoding: Encoding, text: string])[] = [
  ['English', 'windows-1252', 'Service,Amount\nChildren’s Services,£12.50\nAdult Care – North,£7.00\n'],
  ['English with pounds alone', 'iso-8859-1', 'Service,Amount (£)\nPayroll,£12.50\nPermits,£7.00\n'],
  [
    'French',
    'iso-8859-1',
    'Libellé;Montant\nPrestations de santé;10\nDéveloppement économique;20\nFenêtres;5\n',
  ],
  ['German', 'iso-8859-1', 'Behörde;Betrag\nStraßenbau für Köln;10\nGebühren;20\nÄmter;3\n'],
  ['Spanish', 'iso-8859-1', 'Descripción,Importe\nAdministración pública,10\nNiñez y educación,20\n'],
  ['Portuguese', 'iso-8859-1', 'Descrição,Valor\nManutenção de edifícios,10\nSaúde e educação,20\n'],
  ['Swedish', 'iso-8859-1', 'Område;Belopp\nVård och hälsa;10\nMiljö;20\nFörskola;5\n'],
  ['Polish', 'windows-1250', 'Tytuł;Kwota\nBudowa dróg;10\nZażółć gęślą jaźń;20\nŚrodki własne;5\n'],
  ['Czech', 'windows-1250', 'Název;Částka\nÚdržba silnic;10\nŘízení městských služeb;20\nŠkolství;5\n'],
  [
    'Hungarian',
    'windows-1250',
    'Megnevezés;Összeg\nEgészségügyi főosztály;10\nKülönféle működési költség;20\n',
  ],
  ['Russian', 'windows-1251', 'Наименование;Сумма\nСодержание дорог;10\nОбразование и культура;20\n'],
  ['Greek', 'windows-1253', 'Περιγραφή;Ποσό\nΣυντήρηση δρόμων;10\nΕκπαίδευση;20\n'],
  ['Turkish', 'windows-1254', 'Açıklama;Tutar\nSağlık hizmetleri;10\nEğitim ve ulaşım;20\nİşçi ücreti;5\n'],
  [
    'Polish by the older standard',
    'iso-8859-2',
    'Tytuł;Kwota\nŚrodki własne;10\nZażółć gęślą jaźń;20\nBieżąca pomoc;5\n',
  ],
];

const bytesOfTwo: Readonly<Record<string, number>> = { _: 0xea, '+': 0xb9 };

describe('files that are not in UTF-8', () => {
  it.each(files)('are read in %s as %s', async (_, encoding, text) => {
    const found = await read(encoded(text, encoding));
    expect(found.questions).toEqual([]);
    expect(found.encoding).toBe(encoding);
    expect(await found.text?.text()).toBe(text);
  });

  it('are told by words far down in them', async () => {
    const plain = 'Service,Amount\n' + 'Payroll,10\n'.repeat(200_000);
    const found = await scan(new Blob([plain, encoded('Tytuł i środki własne,5\n', 'windows-1250')]), {});
    expect(found.encoding).toBe('windows-1250');
    expect(found).toMatchObject({ rows: 200_001, questions: [], fault: null });
  });

  it('are asked for when their few words read as well in two', async () => {
    // `sę` and `ną` in windows-1250; `sê` and `n¹` in windows-1252.
    const bytes = new Uint8Array(
      [...'name,amount\ns_,1\nn+,2\n'].map((sign) => bytesOfTwo[sign] ?? sign.charCodeAt(0)),
    );
    const found = await read(bytes);
    expect(found.questions).toMatchObject([{ id: 'encoding', kind: 'encoding' }]);
    const examples = found.questions[0]?.choices.map(({ value, example }) => [value, example]);
    expect(examples).toContainEqual(['windows-1250', 'sę']);
    const chosen = await scan(new Blob([bytes]), { encoding: 'windows-1250' });
    expect(chosen).toMatchObject({ encoding: 'windows-1250', questions: [] });
    expect(chosen.samples).toEqual([
      ['sę', '1'],
      ['ną', '2'],
    ]);
  });

  it.each([
    ['little end first, marked', utf16('\ufeffa,b\nž,1\n', true), 'utf-16le'],
    ['big end first, marked', utf16('\ufeffa,b\nž,1\n', false), 'utf-16be'],
    ['little end first, unmarked', utf16('name,b\nz,1\n', true), 'utf-16le'],
    ['big end first, unmarked', utf16('name,b\nz,1\n', false), 'utf-16be'],
  ])('are read as UTF-16, %s', async (_, bytes, encoding) => {
    const found = await read(bytes);
    expect(found).toMatchObject({ encoding, rows: 1, keptRows: 1, fault: null });
    expect(found.sizeBytes).toBe(bytes.length);
    expect(found.samples[0]?.[1]).toBe('1');
  });

  it('give the text of their rows back, and where they stand', async () => {
    const source = {
      name: 'a.csv',
      content: new Blob([encoded('Tytuł;Kwota\nŚrodki;1\nŻółw;2\n', 'windows-1250')]),
    };
    const rows = await readSourceRows(source, await scan(source.content, {}), [2]);
    expect(rows).toEqual([{ row: 2, line: 3, raw: 'Żółw;2' }]);
  });

  it('are refused when they hold NUL bytes and are no UTF-16, or are no text at all', async () => {
    const nul = await scan(new Blob(['a,b\n1,\0\n']), {});
    expect(nul.fault).toMatchObject({ rule: 'not_text', line: 2 });
    const png = await read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3));
    expect(png.fault?.message).toBe('found a PNG image; expected a CSV file');
    const half = await read(Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8));
    expect(half.fault).toMatchObject({ rule: 'not_encoded' });
  });
});

const western = fc.constantFrom('a', 'é', 'ñ', 'ß', 'Å', '£', ' ', '7', '’');

describe('a text in any encoding', () => {
  it('comes back as it was when the encoding is told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: western, minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom<Encoding>('windows-1252', 'utf-16le', 'utf-16be', 'utf-8'),
        async (cells, encoding) => {
          const text = `name;x\n${cells.map((cell) => `${cell};1\n`).join('')}`;
          const bytes =
            encoding === 'utf-8'
              ? new TextEncoder().encode(text)
              : encoding === 'windows-1252'
                ? encoded(text, encoding)
                : utf16(text, encoding === 'utf-16le');
          const blob = new Blob([bytes]);
          const found = await scan(blob, { encoding });
          expect(await (found.text ?? blob).text()).toBe(text);
        },
      ),
      { numRuns: 100 },
    );
  });
});
