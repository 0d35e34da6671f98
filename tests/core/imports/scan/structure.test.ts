import { describe, expect, it } from 'vitest';
import type { DialectChoice } from '#lib/core/imports/scan/dialect.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';

const read = (lines: readonly string[], choice: DialectChoice = {}) =>
  scan(new Blob([lines.join('\n') + '\n']), choice);

const counts = async (lines: readonly string[], choice: DialectChoice = {}) => {
  const { rows, keptRows, blankRows, oddRows, asideRows } = await read(lines, choice);
  expect(rows).toBe(keptRows + blankRows + oddRows.length + asideRows.length);
  return { rows, kept: keptRows, blank: blankRows, odd: oddRows.length, aside: asideRows.length };
};

describe('finding the header', () => {
  it('looks past title lines, blank rows and pairs of labels', async () => {
    const found = await read([
      'Spend report,,,,',
      ',,,,',
      'Department:,Health,,,',
      'Date,Service,Supplier,Category,Amount',
      '01/04/2024,Payroll,Alpha,Staff,10.50',
      '02/04/2024,Payroll,Beta,Staff,11.50',
    ]);
    expect(found.headerLine).toBe(4);
    expect(found.header).toEqual(['Date', 'Service', 'Supplier', 'Category', 'Amount']);
    expect(found.preamble).toEqual(['Spend report', 'Department: Health']);
    expect(found.keptRows).toBe(2);
  });

  it('takes a row of years for a header', async () => {
    const found = await read(['Year,2000,2001,2002', 'Timber,"2,666","2,274","1,877"', 'Textiles,12,13,14']);
    expect(found.header).toEqual(['Year', '2000', '2001', '2002']);
    expect(found.questions).toEqual([]);
  });

  it('joins two lines, and repeats merged cells over the columns they stand above', async () => {
    const found = await read([
      ',2023,,2024,,',
      'Service,Budget,Actual,Budget,Actual,Comment',
      'Payroll,10,11,12,13,late',
      'Permits,20,21,22,23,',
    ]);
    expect(found.header).toEqual([
      'Service',
      '2023 Budget',
      '2023 Actual',
      '2024 Budget',
      '2024 Actual',
      'Comment',
    ]);
    expect(found.dialect).toMatchObject({ headerRecord: 0, headerRecords: 2 });
    expect(found.keptRows).toBe(2);
  });

  it('joins a line of units to the names above it', async () => {
    const found = await read(['Service,Cost,Share', ',£000,%', 'Payroll,10,50', 'Permits,10,50']);
    expect(found.header).toEqual(['Service', 'Cost £000', 'Share %']);
  });

  it('joins two lines that are the same', async () => {
    const found = await read(['Date,Amount', 'Date,Amount', '2024-01-01,5', '2024-01-02,6']);
    expect(found.header).toEqual(['Date Date', 'Amount Amount']);
    expect(found.keptRows).toBe(2);
  });

  it('keeps a first row of words for missing values as data', async () => {
    const found = await read(['Service,Cost', 'Payroll,ND', 'Permits,5', 'Parking,6']);
    expect(found.header).toEqual(['Service', 'Cost']);
    expect(found.keptRows).toBe(3);
  });

  it('asks when the first line reads like the rows below it', async () => {
    const lines = ['2024-01-01,Payroll,5.00', '2024-02-01,Payroll,6.00', '2024-03-01,Payroll,7.00'];
    const found = await read(lines);
    expect(found.questions).toMatchObject([
      { id: 'header', kind: 'header', choices: [{ value: 'first_line' }, { value: 'none' }] },
    ]);
    const none = await read(lines, { headerRecords: 0 });
    expect(none).toMatchObject({ header: ['column 1', 'column 2', 'column 3'], keptRows: 3, questions: [] });
    const first = await read(lines, { headerRecords: 1 });
    expect(first).toMatchObject({ header: ['2024-01-01', 'Payroll', '5.00'], keptRows: 2, questions: [] });
  });

  it('keeps unnamed columns between and behind, so that places stay true', async () => {
    const found = await read(['Year,Cost,,Volume,,', '2020,5,a,7,,', '2021,6,e,8,,', '2022,6,e,8,,']);
    expect(found.header).toEqual(['Year', 'Cost', '', 'Volume', '', '']);
    expect(found.keptRows).toBe(3);
  });

  it('reads thousands of columns in little time, and refuses more than a sheet can have', async () => {
    const row = (of: (at: number) => string, width: number) =>
      Array.from({ length: width }, (_, at) => of(at)).join(',');
    const wide = await read([row((at) => `name ${at}`, 8000), row(String, 8000), row(String, 8000)]);
    expect(wide.header).toHaveLength(8000);
    const { fault } = await read([row((at) => `name ${at}`, 17_000), row(String, 17_000)]);
    expect(fault).toMatchObject({ rule: 'too_many_columns', line: 1 });
  });
});

describe('telling the delimiter and the quotes', () => {
  it.each([
    ['comma', ',', ['a,b', '1,"x;y"', '2,z']],
    ['semicolon', ';', ['a;b', '1,5;2,5', '3,5;4,5']],
    ['tab', '\t', ['a\tb', '1,000\tx, y', '2,000\tz, y']],
    ['pipe', '|', ['a|b', '1;2|3', '4;5|6']],
  ])('finds the %s', async (_, delimiter, lines) => {
    const { dialect, header, rivals } = await read(lines);
    expect(dialect.delimiter).toBe(delimiter);
    expect(header).toEqual(['a', 'b']);
    expect(rivals).toEqual([]);
  });

  it('reads apostrophes as quotes where they enclose delimiters, and leaves other files their apostrophes', async () => {
    const quoted = await read(['a,b', "1,'x, y'", "2,'it''s, so'", "3,'z'"]);
    expect(quoted.dialect.quote).toBe("'");
    expect(quoted.samples).toEqual([
      ['1', 'x, y'],
      ['2', "it's, so"],
      ['3', 'z'],
    ]);
    expect(await quoted.body?.text()).toBe('1,"x, y"\n2,"it\'s, so"\n3,z\n');
    expect((await read(['a,b', "1,'s-Hertogenbosch", "2,Men's"])).dialect.quote).toBe('"');
  });

  it('reads backslashes before delimiters and quotes as escapes', async () => {
    const bare = await read(['a,b', 'x\\, y,1', 'z,2']);
    expect(bare.dialect.escape).toBe('backslash');
    expect(await bare.body?.text()).toBe('"x, y",1\nz,2\n');
    const quoted = await read(['a,b', '"say \\"no\\"",1', 'z,2']);
    expect(quoted.samples[0]).toEqual(['say "no"', '1']);
    expect((await read(['path,b', 'C:\\temp,1', 'D:\\x,2'])).dialect.escape).toBe('double');
  });

  it('reads quotes in a file of tabs as text where they do not close', async () => {
    const found = await read(['a\tb', '"best\t1', 'worst\t2', 'good\t3']);
    expect(found.dialect.quote).toBe('');
    expect(await found.body?.text()).toBe('"""best",1\nworst,2\ngood,3\n');
  });

  it('asks when two delimiters cut a file as well', async () => {
    const found = await read(['a|b;c', '1|2;3', '4|5;6']);
    expect(found.questions.map(({ kind }) => kind)).toContain('delimiter');
    expect((await read(['a|b;c', '1|2;3'], { delimiter: ';' })).questions).toEqual([]);
  });

  it('reads a file of one column as one', async () => {
    expect(await read(['name', 'Alpha', 'Beta'])).toMatchObject({
      header: ['name'],
      keptRows: 2,
      questions: [],
    });
  });
});

describe('rows that are none of the table', () => {
  const table = [
    'Date,Service,Amount',
    '2024-04-01,Payroll,10',
    '2024-05-01,Payroll,11',
    '2024-06-01,Payroll,12',
  ];

  it('sets notes below the data aside, padded or bare', async () => {
    const found = await read([
      ...table,
      ',,',
      'Source: finance system,,',
      'Note: amounts, in pounds, exclude VAT',
    ]);
    expect(found.asideRows).toEqual([
      { row: 5, line: 6, kind: 'note', text: 'Source: finance system' },
      { row: 6, line: 7, kind: 'note', text: 'Note: amounts in pounds exclude VAT' },
    ]);
    expect(found).toMatchObject({ rows: 6, keptRows: 3, blankRows: 1 });
  });

  it('keeps a last row with an amount, whatever it says', async () => {
    expect(await counts([...table, ',,33'])).toMatchObject({ kept: 4, aside: 0 });
    expect(await counts([...table, 'Total,,33'])).toMatchObject({ kept: 4, aside: 0 });
    expect(await counts([...table, 'Note: Total,,33'])).toMatchObject({ kept: 4, aside: 0 });
  });

  it('keeps headings and blank rows inside the table', async () => {
    const lines = [...table.slice(0, 2), 'North,,', ',,', ...table.slice(2)];
    expect(await counts(lines)).toEqual({ rows: 5, kept: 4, blank: 1, odd: 0, aside: 0 });
  });

  it('sets a header that is repeated aside', async () => {
    const found = await read([...table, table[0] ?? '', '2024-07-01,Payroll,13']);
    expect(found.asideRows).toEqual([
      { row: 4, line: 5, kind: 'repeated_header', text: 'Date Service Amount' },
    ]);
    expect(found.keptRows).toBe(4);
  });

  it('keeps rows whose delimiters at the end part nothing, and never guesses which cell is too many', async () => {
    const found = await read([
      ...table,
      '2024-07-01,Payroll,13,',
      '2024-08-01,Smith, John,14',
      '2024-08-01,,Payroll,',
    ]);
    expect(found.keptRows).toBe(4);
    expect(found.oddRows.map(({ line, kind }) => [line, kind])).toEqual([
      [6, 'ragged'],
      [7, 'ragged'],
    ]);
    expect(await found.body?.text()).toContain('2024-07-01,Payroll,13\n');
  });

  it('sets lines drawn across the table aside, and the lines of a header of two that is repeated', async () => {
    const lines = [
      '|Element|Name|Value|',
      '|||GBP|',
      '--------',
      '|400|Wages|1,00|',
      '|400|Wages|2,00|',
      '|Element|Name|Value|',
      '|||GBP|',
      '|500|Rent|3,00|',
      '--------',
    ];
    const found = await read(lines);
    expect(found.header).toEqual(['', 'Element', 'Name', 'Value GBP', '']);
    expect(found.asideRows.map(({ line, kind }) => [line, kind])).toEqual([
      [3, 'note'],
      [6, 'repeated_header'],
      [7, 'repeated_header'],
      [9, 'note'],
    ]);
    expect(found.keptRows).toBe(3);
  });

  it('tells of quotes inside cells that are not quoted, and keeps them as text', async () => {
    const found = await read(['name,amount', '5" pipe,1', 'plain,2', '6" pipe,3']);
    expect(found).toMatchObject({ keptRows: 3, looseQuotes: { rows: 2, line: 2 } });
    expect(found.samples[0]).toEqual(['5" pipe', '1']);
  });

  it('counts tens of thousands of blank rows', async () => {
    const blank = Array.from({ length: 40_000 }, () => ',,');
    expect(await counts([...blank, ...table, ...blank])).toMatchObject({
      rows: 40_003,
      kept: 3,
      blank: 40_000,
    });
  });
});

describe('rows that may be totals', () => {
  it('are those named so, those much barer than the rest, the first one and the last one', async () => {
    const { suspects } = await read([
      'Service,Party,Category,Amount',
      'Payroll,A,Staff,10',
      'Sub-total,,,10',
      'Summer school,B,Staff,20',
      ',,,20',
      'Permits,C,Staff,30',
      '**,C,Staff,30',
      'TOTAL,,,60',
    ]);
    expect(suspects.map(({ row, kinds }) => [row, kinds])).toEqual([
      [1, ['first']],
      [2, ['named', 'sparse']],
      [4, ['sparse']],
      [6, ['named']],
      [7, ['named', 'sparse', 'last']],
    ]);
    expect(suspects[1]).toEqual({
      row: 2,
      line: 3,
      kinds: ['named', 'sparse'],
      cells: ['Sub-total', '', '', '10'],
    });
  });
});

describe('several tables in one file', () => {
  const stacked = [
    'Costs',
    'Month,Service,Amount',
    '2024-04,Payroll,10',
    '2024-05,Payroll,11',
    '',
    'Volumes by region',
    'Month,Service,Region,Volume',
    '2024-04,Payroll,North,100',
    '2024-05,Payroll,South,120',
    '2024-06,Payroll,South,130',
  ];

  it('are named and asked for; until then the first one is read alone', async () => {
    const found = await read(stacked);
    expect(found.tables).toEqual([
      { name: 'Costs', headerRecord: 1, endRecord: 4, line: 2 },
      { name: 'Volumes by region', headerRecord: 5, endRecord: null, line: 7 },
    ]);
    expect(found.questions).toMatchObject([
      {
        id: 'table',
        kind: 'table',
        choices: [
          { value: '1', label: 'Costs (line 2)' },
          { value: '5', label: 'Volumes by region (line 7)' },
        ],
      },
    ]);
    expect(found).toMatchObject({ header: ['Month', 'Service', 'Amount'], rows: 2, keptRows: 2 });
  });

  it('are read one at a time when one is chosen', async () => {
    const found = await read(stacked, { headerRecord: 5 });
    expect(found).toMatchObject({
      header: ['Month', 'Service', 'Region', 'Volume'],
      headerLine: 7,
      rows: 3,
      keptRows: 3,
      questions: [],
    });
    expect((await read(stacked, { headerRecord: 1 })).rows).toBe(2);
  });

  it('are told apart when a spreadsheet has padded them to one width', async () => {
    const found = await read([
      'Month,Service,Amount',
      '2024-04,Payroll,10',
      '2024-05,Payroll,11',
      ',,',
      'Headcount,,',
      'Team,Grade,People',
      'Payroll,A,5',
      'Permits,B,6',
    ]);
    expect(found.tables.map(({ name, line }) => [name, line])).toEqual([
      ['Month, Service, Amount', 1],
      ['Headcount', 6],
    ]);
    expect(found).toMatchObject({ rows: 3, keptRows: 2, blankRows: 1 });
  });
});
