import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { compileMapping } from '#lib/core/imports/compile.ts';
import type { DateFormat, DecimalMark } from '#lib/core/imports/mapping.ts';
import { formatsReading } from '#lib/core/imports/date-formats.ts';
import { column, mappingFor, startTables } from './kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

type Type = 'money' | 'number';

async function read(text: string, type: Type = 'money', mark: DecimalMark = '.'): Promise<string | null> {
  const reader = `read_${type}_${mark === '.' ? 'point' : 'comma'}`;
  const sql = `select ${reader}(tidy($text::varchar))::varchar as value`;
  const [row] = await engine.query<{ value: string | null }>(sql, { text });
  return row?.value?.replace(/\.?0+$/, '') ?? null;
}

describe('amounts', () => {
  it.each([
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
  ])('reads %j as %s', async (text, expected) => {
    const value = await read(text);
    expect(value === '' || value === '-0' ? '0' : value).toBe(expected);
  });

  it.each([
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
    ['nan'],
    ['inf'],
    ['5. 5'],
    ['5,'],
    [',5'],
    ['1 2'],
    ['£5 £'],
    ['0x10'],
  ])('does not read %j', async (text) => {
    expect(await read(text)).toBeNull();
  });

  it.each([
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
  ])('reads %j as %s where the comma stands before the decimals', async (text, expected) => {
    expect(await read(text, 'money', ',')).toBe(expected);
  });

  it.each([['1,234.56'], ['12.5'], ['1,234,567'], ['1.23,5']])(
    'does not read %j where the comma stands before the decimals',
    async (text) => {
      expect(await read(text, 'money', ',')).toBeNull();
    },
  );
});

describe('numbers and shares', () => {
  it.each([
    ['95%', '0.95'],
    ['95.55 %', '0.9555'],
    ['-5%', '-0.05'],
    ['100.00%', '1'],
    ['0.6', '0.6'],
    ['16,670', '16670'],
    ['0.1234567890%', '0.00123456789'],
    ['12345678901234567890123456', '12345678901234567890123456'],
    ['12345678901234567890123456%', '123456789012345678901234.56'],
  ])('reads %j as %s', async (text, expected) => {
    expect(await read(text, 'number')).toBe(expected);
  });
});

async function date(text: string, format: DateFormat): Promise<string | null> {
  const mapping = mappingFor('events', ['x'], { date: { ...column(['x'], 0), format } as never });
  const compiled = compileMapping(mapping, 'f.csv').fields.find(({ field }) => field.name === 'date');
  const sql = `select (${compiled?.value})::varchar as value from (select tidy($text::varchar) as c0)`;
  return (await engine.query<{ value: string | null }>(sql, { text }))[0]?.value ?? null;
}

describe('dates', () => {
  it.each<[DateFormat, string, string]>([
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
  ])('%s reads %j as %s', async (format, text, expected) => {
    expect(await date(text, format)).toBe(expected);
  });

  it.each<[DateFormat, string]>([
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
  ])('%s does not read %j', async (format, text) => {
    expect(await date(text, format)).toBeNull();
  });

  it('knows from samples the formats that the database reads', async () => {
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
      ...[
        'MSitAE-APRIL-2025',
        '202504',
        '20250430',
        '2025-02-29',
        '31/02/2012',
        '2024-13',
        '29.2.24',
        'x',
        '1899-01-01',
      ],
      ...[
        '5 May 2025',
        '05/11/2012 10:30',
        '2025-04-30T10:00:00Z',
        '13-Nov',
        'smart 2025',
        '1-Sept-24',
        "Apr'24",
      ],
    ];
    for (const text of texts) {
      for (const format of ['dd/mm/yyyy', 'mm/dd/yyyy', 'dd-mmm-yyyy', 'yyyymm', 'yyyymmdd'] as const) {
        const isRead = (await date(text, format)) !== null;
        expect([text, format, formatsReading([text]).includes(format)]).toEqual([text, format, isRead]);
      }
      const isIso = formatsReading([text]).some((format) => format === 'yyyy-mm-dd' || format === 'yyyy-mm');
      expect([text, 'iso', isIso]).toEqual([text, 'iso', (await date(text, 'yyyy-mm-dd')) !== null]);
    }
  });
});
