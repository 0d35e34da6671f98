import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { formatsReading } from '#lib/core/imports/typing/date-formats.ts';
import { readDay, type DayFormat } from '#lib/core/imports/typing/day-text.ts';
import { dayFormats, type DecimalMark } from '#lib/core/imports/mapping/mapping.ts';
import { monthNumberOf } from '#lib/core/imports/typing/month-names.ts';
import { blankReaderOf, readerOf, sqlTypes, suppressedReaderOf } from '#lib/core/imports/typing/readers.ts';
import type { Field } from '#lib/core/vocabulary/datasets.ts';
import { readAll, startTyping } from '../typing-kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTyping();
});

afterAll(() => engine.close());

type Type = 'money' | 'number';

/** Each text with the number it is read as, without trailing zeros. */
async function readPairs(
  cases: readonly (readonly [string, ...unknown[]])[],
  type: Type = 'money',
  mark: DecimalMark = '.',
): Promise<readonly (readonly [string, string | null])[]> {
  const texts = cases.map(([text]) => text);
  const reader = `read_${type}_${mark === '.' ? 'point' : 'comma'}`;
  const found = await readAll(engine, `${reader}(tidy(x))`, texts);
  return texts.map((text, at) => [text, found[at]?.replace(/\.?0+$/, '').replace(/^-?0?$/, '0') ?? null]);
}

describe('amounts', () => {
  it('are read in every dress that ledgers use', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['1234.5', '1234.5'],
      ['-1234.50', '-1234.5'],
      ['+7', '7'],
      ['.5', '0.5'],
      ['007', '7'],
      [' 765.00 ', '765'],
      ['1,234.50', '1234.5'],
      ['1,234,567', '1234567'],
      ['1 234 567.89', '1234567.89'],
      ['1\u00a0234.5', '1234.5'],
      ['1\u2009234.5', '1234.5'],
      ['1\u202f234.5', '1234.5'],
      ["1'234.50", '1234.5'],
      ['1’234.50', '1234.5'],
      ['£68,486.66', '68486.66'],
      ['Â£68,486.66', '68486.66'],
      ['$1', '1'],
      ['€ 5', '5'],
      ['5 €', '5'],
      ['-£5.00', '-5'],
      ['£-5.00', '-5'],
      ['GBP 12.00', '12'],
      ['GBP12.00', '12'],
      ['12 GBP', '12'],
      ['12.5-', '-12.5'],
      ['(1,350.00)', '-1350'],
      ['(£5.00)', '-5'],
      ['£(5.00)', '-5'],
      ['\u22125', '-5'],
      ['0.00000080000', '0.0000008'],
      ['0.123456789012', '0.123456789012'],
      ['12345678901234567890.12', '12345678901234567890.12'],
      ['12345678901234567890123456', '12345678901234567890123456'],
      ['0', '0'],
      ['-0.00', '0'],
      ['1,23,456', '123456'],
      ['1,00,00,000.50', '10000000.5'],
      ['₹1,00,000', '100000'],
      ['Rs. 500', '500'],
      ['Rs 500.25', '500.25'],
      ['kr 12', '12'],
      ['12,000 kr', '12000'],
      ['kr. 12.50', '12.5'],
      ['12.50 zł', '12.5'],
      ['R$ 5', '5'],
      ['US$5', '5'],
      ['A$5.10', '5.1'],
      ['-US$5', '-5'],
      ['CHF 1’234.50', '1234.5'],
      ['R 1 234.50', '1234.5'],
      ['5.00 CR', '-5'],
      ['5.00CR', '-5'],
      ['£5.00 CR', '-5'],
      ['CR 5.00', '-5'],
      ['5.00 DR', '5'],
      ['DR 1,234.50', '1234.5'],
      ['12 CRC', '12'],
      ["'1234", '1234'],
      ["'-12.50", '-12.5'],
      ['\u20135.00', '-5'],
      ['5.00\u2212', '-5'],
      ['- 5', '-5'],
      ['-1,234.50', '-1234.5'],
      ['( 5.00 )', '-5'],
      ['(5.00) GBP', '-5'],
      ['(5.00 GBP)', '-5'],
      ['GBP -5.00', '-5'],
      ['5.00 GBP-', '-5'],
      ['1\u2007234.5', '1234.5'],
      ['999,999,999,999.9999', '999999999999.9999'],
      ['9,999,999,999,999.99', '9999999999999.99'],
      ['£1,234.123456', '1234.123456'],
    ];
    expect(await readPairs(cases)).toEqual(cases);
  });

  it('are not read where anything is left over or out of place', async () => {
    const cases: readonly (readonly [string])[] = [
      ['1e3'],
      ['1_000'],
      ['1,2,3'],
      ['12,34'],
      ['1,23'],
      ['1,2345'],
      ['1234,567'],
      ['1.2.3'],
      ['1.234.567'],
      ['1,234 567'],
      ['0.1234567890123'],
      ['123456789012345678901234567'],
      ['abc'],
      ['12abc'],
      ['£'],
      ['()'],
      ['(5'],
      ['5)'],
      ['--5'],
      ['-5-'],
      ['(-5)'],
      ['5%'],
      ['12 cr'],
      ['12 Cr'],
      ['₹12 CR'],
      ['Rs 12 CR'],
      ['(5) CR'],
      ['-5 CR'],
      ['5- DR'],
      ['CR'],
      ['1.5E+05'],
      ['1.5e5'],
      ['1E5'],
      ['0,123'],
      ['0,123,456'],
      ['01,234'],
      ['12,34,56'],
      ['1,0000,000'],
      ['1$500'],
      ['5 GBP EUR'],
      ['£5k'],
      ['$1.2m'],
      ['+-5'],
      ['5 (p)'],
      ['1,234*'],
      ['2024-04-01'],
      ["''5"],
      ['<=5'],
      ['*'],
      ['NA'],
      ['.'],
      ['-'],
      ['%'],
      ['5\n6'],
      ['nan'],
      ['inf'],
      ['5. 5'],
      ['5,'],
      [',5'],
      ['1 2'],
      ['£5 £'],
      ['0x10'],
    ];
    const texts = cases.map(([text]) => text);
    expect(await readPairs(cases)).toEqual(texts.map((text) => [text, null]));
  });

  it('are read where the comma stands before the decimals', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['1.234,56', '1234.56'],
      ['1.950,00 €', '1950'],
      [' £999.269,00 ', '999269'],
      ['12,5', '12.5'],
      ['1 234,5', '1234.5'],
      ['1.234', '1234'],
      ['-7', '-7'],
      ['(1.000,5)', '-1000.5'],
      ['1234,5678', '1234.5678'],
      ['-0,123456789012', '-0.123456789012'],
      ['123456789012345,5', '123456789012345.5'],
      ['0,123', '0.123'],
      ['1.234.567', '1234567'],
      ['1.234,50-', '-1234.5'],
      ['1.234,50 kr', '1234.5'],
      ['CHF 1’234,50', '1234.5'],
      ['-€1.234,50', '-1234.5'],
      ['1\u202f234,50 €', '1234.5'],
      ['1.234,50 CR', '-1234.5'],
    ];
    expect(await readPairs(cases, 'money', ',')).toEqual(cases);
  });

  it('are not read there with a point before the decimals', async () => {
    const cases = ['1,234.56', '12.5', '1,234,567', '1.23,5', '0.123', '1,00,000', '1,5E+05'].map(
      (text) => [text] as const,
    );
    expect(await readPairs(cases, 'money', ',')).toEqual(cases.map(([text]) => [text, null]));
  });
});

describe('numbers and shares', () => {
  it('are read as amounts are, and out of a hundred', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['95%', '0.95'],
      ['95.55 %', '0.9555'],
      ['-5%', '-0.05'],
      ['100.00%', '1'],
      ['0.6', '0.6'],
      ['16,670', '16670'],
      ['0.1234567890%', '0.00123456789'],
      ['12345678901234567890123456', '12345678901234567890123456'],
      ['12345678901234567890123456%', '123456789012345678901234.56'],
      ['(5%)', '-0.05'],
      ['1,234.5%', '12.345'],
    ];
    expect(await readPairs(cases, 'number')).toEqual(cases);
  });
});

it('a share with more decimals than are kept is refused', async () => {
  expect(await readPairs([['0.12345678901%']], 'number')).toEqual([['0.12345678901%', null]]);
});

const named = (type: Field['type'], choices?: readonly string[]): Field => ({
  name: 'x',
  type,
  isRequired: false,
  meaning: 'a test field',
  ...(choices ? { choices } : {}),
});

async function typed(field: Field, text: string, format?: DayFormat): Promise<string | null> {
  return (await typedAll(field, [text], format))[0] ?? null;
}

async function typedAll(
  field: Field,
  texts: readonly string[],
  format?: DayFormat,
): Promise<readonly (string | null)[]> {
  const reader = readerOf(field, 'x', { format, mark: '.' });
  const [row] = await engine.query<{ type: string }>(
    `select typeof(${reader}) as type from (select '' as x)`,
  );
  expect(row?.type.toLowerCase().replace(/,(?=\d)/, ', ')).toBe(sqlTypes[field.type]);
  // The text made tidy before, as the loader does: a reader copies what it is given.
  return readAll(
    engine,
    reader,
    await readAll(engine, 'tidy(x)', texts).then((all) => all.map((text) => text ?? '')),
  );
}

/** Cases of several formats, each with what its text is read as. */
async function readDated(
  type: 'date' | 'moment',
  cases: readonly (readonly [DayFormat, string, ...unknown[]])[],
): Promise<readonly (readonly [DayFormat, string, string | null])[]> {
  const formats = [...new Set(cases.map(([format]) => format))];
  const found: [DayFormat, string, string | null][] = [];
  for (const format of formats) {
    const texts = cases.flatMap(([each, text]) => (each === format ? [text] : []));
    const values = await typedAll(named(type), texts, format);
    found.push(
      ...texts.map((text, at): [DayFormat, string, string | null] => [format, text, values[at] ?? null]),
    );
  }
  return found;
}

const byFormat = <T extends readonly [DayFormat, ...unknown[]]>(cases: readonly T[]): readonly T[] => {
  const formats = [...new Set(cases.map(([format]) => format))];
  return formats.flatMap((format) => cases.filter(([each]) => each === format));
};

describe('dates', () => {
  it('are read in their format', async () => {
    const cases: readonly (readonly [DayFormat, string, string])[] = [
      ['yyyy-mm-dd', '2025-04-30', '2025-04-30'],
      ['yyyy-mm-dd', '2025-04-30T10:00:00Z', '2025-04-30'],
      ['yyyy-mm-dd', '2025-04-30 10:00', '2025-04-30'],
      ['yyyy-mm-dd', '2025/4/3', '2025-04-03'],
      ['yyyy-mm-dd', ' 2025-04-30 ', '2025-04-30'],
      ['yyyy-mm', '2025-04', '2025-04-01'],
      ['yyyy-mm', '2025/4', '2025-04-01'],
      ['dd/mm/yyyy', '05/11/2012', '2012-11-05'],
      ['dd/mm/yyyy', '5-11-12', '2012-11-05'],
      ['dd/mm/yyyy', '29.02.2024', '2024-02-29'],
      ['dd/mm/yyyy', '05/11/2012 10:30', '2012-11-05'],
      ['mm/dd/yyyy', '05/11/2012', '2012-05-11'],
      ['dd-mmm-yyyy', '13-Nov-2012', '2012-11-13'],
      ['dd-mmm-yyyy', '13 November 2012', '2012-11-13'],
      ['dd-mmm-yyyy', '1-Sept-24', '2024-09-01'],
      ['mmm-yyyy', 'Apr-24', '2024-04-01'],
      ['mmm-yyyy', 'june 2025', '2025-06-01'],
      ['mmm-yyyy', 'MSitAE-APRIL-2025', '2025-04-01'],
      ['yyyymm', '202504', '2025-04-01'],
      ['yyyymmdd', '20250430', '2025-04-30'],
      ['yyyy-mm', '04/2025', '2025-04-01'],
      ['yyyy-mm', '2025-04-30', '2025-04-30'],
      ['mm/dd/yyyy', '4/13/2024 0:00', '2024-04-13'],
      ['mm/dd/yyyy', '4/13/2024 2:05:00 PM', '2024-04-13'],
      ['dd-mmm-yyyy', '05-Apr-24', '2024-04-05'],
      ['dd-mmm-yyyy', '5 April 2024', '2024-04-05'],
      ['dd-mmm-yyyy', 'April 5, 2024', '2024-04-05'],
      ['dd-mmm-yyyy', 'Apr 15 2024 10:30', '2024-04-15'],
      ['dd-mmm-yyyy', '5 avril 2024', '2024-04-05'],
      ['dd-mmm-yyyy', '1er mai 2024', '2024-05-01'],
      ['dd-mmm-yyyy', '05-févr.-24', '2024-02-05'],
      ['dd-mmm-yyyy', '5. März 2024', '2024-03-05'],
      ['dd-mmm-yyyy', '5 de abril de 2024', '2024-04-05'],
      ['dd-mmm-yyyy', '5 października 2024', '2024-10-05'],
      ['dd-mmm-yyyy', '5th April 2024', '2024-04-05'],
      ['dd-mmm-yyyy', '2024-May-05', '2024-05-05'],
      ['mmm-yyyy', 'Month ending April 2016', '2016-04-01'],
      ['mmm-yyyy', 'ae_May-25 v2.csv', '2025-05-01'],
      ['excel_serial', '45383', '2024-04-01'],
      ['excel_serial', '45383.5', '2024-04-01'],
      ['excel_serial', '32874', '1990-01-01'],
      ['excel_serial', '73415', '2100-12-31'],
    ];
    expect(await readDated('date', cases)).toEqual(byFormat(cases));
  });

  it('are not read in another, nor when no calendar or clock has them', async () => {
    const cases: readonly (readonly [DayFormat, string])[] = [
      ['yyyy-mm', '2024-13'],
      ['yyyy-mm', '2024-00'],
      ['yyyy-mm-dd', '2025-02-29'],
      ['yyyy-mm-dd', '1899-12-31'],
      ['yyyy-mm-dd', '2200-01-01'],
      ['yyyy-mm-dd', '30/04/2025'],
      ['yyyy-mm-dd', '2025-04-30 and more'],
      ['dd/mm/yyyy', '31/02/2012'],
      ['dd/mm/yyyy', '05/13/2012'],
      ['mm/dd/yyyy', '13/05/2012'],
      ['dd/mm/yyyy', '05/11/112'],
      ['dd-mmm-yyyy', '31-Feb-2012'],
      ['dd-mmm-yyyy', '13-Nov'],
      ['mmm-yyyy', 'Marchx 2025'],
      ['mmm-yyyy', 'smart 2025'],
      ['mmm-yyyy', 'Nov'],
      ['yyyymm', '202513'],
      ['yyyymmdd', '20250431'],
      ['yyyymmdd', '45000'],
      ['yyyy-mm', '13/2025'],
      ['yyyy-mm', '2024-25'],
      ['mmm-yyyy', 'April 15, 2024'],
      ['mmm-yyyy', 'April 2011 to March 2012'],
      ['mmm-yyyy', 'Apr-Jun 2024'],
      ['mmm-yyyy', 'Year ended March 2012'],
      ['mmm-yyyy', '2024-May-05'],
      ['mmm-yyyy', 'Jan 2024-25'],
      ['mmm-yyyy', 'YTD April 2024'],
      ['dd-mmm-yyyy', 'April 31, 2024'],
      ['dd-mmm-yyyy', '31 avril 2024'],
      ['dd-mmm-yyyy', '5 Stück 2024'],
      ['dd-mmm-yyyy', 'April 2024'],
      ['excel_serial', '32873'],
      ['excel_serial', '73416'],
      ['excel_serial', '1234'],
      ['excel_serial', '45383.'],
    ];
    const none = byFormat(cases).map((each) => [...each, null]);
    expect(await readDated('date', cases)).toEqual(none);
  });

  it('are read alike by the database and by the page', async () => {
    const texts = [
      ...[
        '2025-04-30',
        '2025-04',
        '2025/4/3',
        '30/04/2025',
        '04/30/2025',
        '5/11/12',
        '13-Nov-2012',
        'Apr-24',
      ],
      ...['MSitAE-APRIL-2025', '202504', '20250430', '2025-02-29', '31/02/2012', '2024-13', '29.2.24', 'x'],
      ...['1899-01-01', '5 May 2025', '05/11/2012 10:30', '2025-04-30T10:00:00Z', '13-Nov', 'smart 2025'],
      ...['1-Sept-24', "Apr'24", '04/2025', '2024-25', '2010-11', 'April 5, 2024', 'April 15, 2024', '45383'],
      ...[
        '45383.25',
        '32873',
        'April 2011 to March 2012',
        'Apr-Jun 2024',
        'Quarter ending June 2024',
        'ytd may 24',
      ],
      ...[
        '24-Apr',
        'Q1 2024',
        '12:30',
        '2200-01-01',
        'May 5',
        '24-05-2013 and',
        'may-24-2013',
        'March 1 2024 9:05',
        '5 avril 2024',
        '1er mai 24',
        '5 AOÛT 2024 09:30',
        '3rd May 2024',
        '5 x 2024',
        '2024-May-05',
        'Jan 2024-25',
        'jan 2024/25 (v2)',
        '3 may 24 x 5',
        'x1234 may 24',
        'may-2024-001',
      ],
    ];
    for (const format of dayFormats.filter((each) => each !== 'yyyy-mm')) {
      const values = await typedAll(named('date'), texts, format);
      const found = values.map((value, at) => {
        // The loader reads a month as its first day where days are named; samples keep the two apart.
        const isBareMonth = format === 'yyyy-mm-dd' && readDay(texts[at] ?? '', 'yyyy-mm') !== null;
        return [format, texts[at], isBareMonth ? null : value];
      });
      expect(found).toEqual(texts.map((text) => [format, text, isoOf(readDay(text, format))]));
    }
  });

  it('are found among the formats that read a cell', () => {
    expect(formatsReading(['13-Nov-2012'])).toContain('dd-mmm-yyyy');
  });
});

function isoOf(day: ReturnType<typeof readDay>): string | null {
  return day && [day.year, twoDigits(day.month), twoDigits(day.day)].join('-');
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

describe('month names', () => {
  it('are known in the database and in the page alike', async () => {
    const names = [
      ...[
        'Janvier',
        'févr',
        'MÄRZ',
        'abril',
        'maggio',
        'juni',
        'lipca',
        'août',
        'wrzesień',
        'paź',
        'listopad',
        'déc',
      ],
      ...[
        'gen',
        'luty',
        'mrt',
        'kwiecień',
        'mei',
        'giu',
        'juil',
        'ago',
        'set',
        'out',
        'nov',
        'gru',
        'Dezember',
      ],
    ];
    const columns = names.map((name, at) => `month_number('${name}') as n${at}`).join(', ');
    const [row] = await engine.query(`select ${columns}`);
    expect(Object.values(row ?? {})).toEqual(names.map(monthNumberOf));
    expect(names.slice(0, 12).map(monthNumberOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('moments', () => {
  it('are read in their format', async () => {
    const cases: readonly (readonly [DayFormat, string, string])[] = [
      ['dd/mm/yyyy', '29/2/2016 01:16', '2016-02-29 01:16:00'],
      ['dd/mm/yyyy', '29/2/2016', '2016-02-29 00:00:00'],
      ['dd/mm/yyyy', '01/03/2024 23:59:59', '2024-03-01 23:59:59'],
      ['mm/dd/yyyy', '4/13/2024 2:05 PM', '2024-04-13 14:05:00'],
      ['mm/dd/yyyy', '4/13/2024 12:05 AM', '2024-04-13 00:05:00'],
      ['mm/dd/yyyy', '4/13/2024 12:05:09 p.m.', '2024-04-13 12:05:09'],
      ['yyyy-mm-dd', '2024-04-01T10:00:00Z', '2024-04-01 10:00:00'],
      ['yyyy-mm-dd', '2024-04-01T10:00:00.250Z', '2024-04-01 10:00:00.25'],
      ['yyyy-mm-dd', '2024-04-01 10:00', '2024-04-01 10:00:00'],
      ['yyyy-mm-dd', '2024-04-01T10:00:00+01:00', '2024-04-01 09:00:00'],
      ['yyyy-mm-dd', '2024-04-01 00:30:00 -0530', '2024-04-01 06:00:00'],
      ['yyyy-mm-dd', '2024-04-01T00:30+01', '2024-03-31 23:30:00'],
      ['yyyy-mm-dd', '2024-04-01 10:00:00 UTC', '2024-04-01 10:00:00'],
      ['dd-mmm-yyyy', '05-Apr-24 9:05', '2024-04-05 09:05:00'],
      ['dd-mmm-yyyy', 'April 5, 2024 9:05 PM', '2024-04-05 21:05:00'],
      ['excel_serial', '45383.5', '2024-04-01 12:00:00'],
      ['excel_serial', '45383', '2024-04-01 00:00:00'],
      ['yyyymmdd', '20240401', '2024-04-01 00:00:00'],
    ];
    expect(await readDated('moment', cases)).toEqual(byFormat(cases));
  });

  it('are not read in another, nor when no calendar or clock has them', async () => {
    const cases: readonly (readonly [DayFormat, string])[] = [
      ['dd/mm/yyyy', '29/2/2016 25:16'],
      ['dd/mm/yyyy', '29/2/2016 01:61'],
      ['dd/mm/yyyy', '29/2/2015 01:16'],
      ['dd/mm/yyyy', '29/2/2016 01:16 or so'],
      ['mm/dd/yyyy', '4/13/2024 13:05 PM'],
      ['yyyy-mm-dd', '?'],
    ];
    const none = byFormat(cases).map((each) => [...each, null]);
    expect(await readDated('moment', cases)).toEqual(none);
  });
});

describe('flags and choices', () => {
  it('a flag is yes or no in any case', async () => {
    const texts = [
      'true',
      'TRUE',
      'Yes',
      'y',
      '1',
      'T',
      'false',
      'False',
      'no',
      'N',
      '0',
      'f',
      'maybe',
      '2',
      '?',
      '',
    ];
    const found = await typedAll(named('flag'), texts);
    expect(found).toEqual([
      ...Array<string>(6).fill('true'),
      ...Array<string>(6).fill('false'),
      ...Array<null>(4).fill(null),
    ]);
  });

  it('a choice is known in any case and with any separator', async () => {
    const kind = named('choice', ['run', 'dual_running']);
    expect(await typed(kind, 'Dual-running')).toBe('dual_running');
    expect(await typed(kind, 'dual')).toBeNull();
  });
});

describe('blanks', () => {
  const areBlank = (type: Field['type'], texts: readonly string[]) =>
    readAll(engine, blankReaderOf(named(type), 'tidy(x)'), texts);

  it('are no numbers', async () => {
    const blanks = ['', ' ', '\u00a0', '-', '–', '£ -', '£-', '- €', '?', 'NULL', 'null', '(null)', '\\N'];
    expect(await areBlank('money', blanks)).toEqual(blanks.map(() => 'true'));
    const others = ['0', 'x', 'NA', '-5', '£', '5 -'];
    expect(await areBlank('money', others)).toEqual(others.map(() => 'false'));
  });

  it('a question mark is no date, no choice and no flag, but it is a text', async () => {
    for (const type of ['date', 'month', 'moment', 'choice', 'flag'] as const) {
      expect(await areBlank(type, ['?', 'soon'])).toEqual(['true', 'false']);
    }
    expect(await areBlank('text', ['?', ' '])).toEqual(['false', 'true']);
  });

  it('a value held back is known in a number alone', async () => {
    const isHeldBack = (type: Field['type']) =>
      readAll(engine, suppressedReaderOf(named(type), 'x'), ['<=5', '5']);
    expect(await isHeldBack('number')).toEqual(['true', 'false']);
    expect(await isHeldBack('text')).toEqual(['false', 'false']);
  });
});
