import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { column, constant, csv, importOnce, loadOne, mappingFor, startTables } from './kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

const lines = (...rows: readonly string[]) => [...rows, ''].join('\n');

/** What is proposed first for a file that waits for a person. */
async function proposed(text: string, name = 'file.csv') {
  const { waiting, files } = await importOnce(engine, [csv(text, name)]);
  expect(files).toEqual([]);
  const proposal = waiting[0]?.proposals[0];
  if (!proposal) throw new Error('nothing is proposed');
  return proposal;
}

describe('other members of known families', () => {
  it('are known where a council names its services as the transparency code does', async () => {
    const header = 'Body Name,Service Category Label,Organisational Unit,Date,Net Amount £,Supplier Name';
    const { file } = await loadOne(engine, csv(lines(header, 'Hull,Roads,Repairs,25/04/2013,(5.50),Acme')));
    expect(file).toMatchObject({
      profile: 'UK council spending over £500: costs',
      amounts: [{ currency: 'GBP', accepted: '-5.50' }],
    });
    expect(file.mapping.fields).toMatchObject({
      partnership: { column: { name: 'Service Category Label' } },
      service: { column: { name: 'Organisational Unit' } },
    });
  });

  it('are known where a health body calls its amount that of accounts payable', async () => {
    const header = 'Department family,Entity,Date,Expense Type,Expense area,Supplier,AP Amount (£)';
    const { file } = await loadOne(engine, csv(lines(header, 'DH,NHS Leeds,25/04/2013,Drugs,Acute,Acme,7')));
    expect(file).toMatchObject({ profile: 'UK spending over £25,000: costs', rows: { accepted: 1 } });
  });

  it('are known where the monthly A&E file counts a "number of" attendances', async () => {
    const names = ['Type 1', 'Type 2', 'Other A&E Department'];
    const header = [
      'Period,Org Code,Parent Org,Org name',
      ...names.map((name) => `Number of A&E attendances ${name}`),
      ...names.map((name) => `Number of attendances over 4hrs ${name}`),
    ].join(',');
    const text = lines(
      header,
      'MSitAE-MARCH-2018,R1,London,Barts,100,20,3,10,2,0',
      'TOTAL,TOTAL,TOTAL,TOTAL,100,20,3,10,2,0',
    );
    const { files } = await importOnce(engine, [csv(text)]);
    expect(files.map(({ dataset, rows }) => [dataset, rows])).toEqual([
      ['volumes', { read: 2, accepted: 1, rejected: 0, excluded: 1 }],
      ['service_levels', { read: 2, accepted: 1, rejected: 0, excluded: 1 }],
    ]);
    expect(files[1]?.amounts.map(({ accepted }) => accepted)).toEqual(['111.00', '123.00']);
  });

  it('ask for the calendar of SAP items that have a year and a period number alone', async () => {
    const header = 'Fiscal Year;Period;Company Code;Cost Center;Cost Element;Val.in rep.cur.';
    const rows = lines(header, '2024;003;1000;C1;400;1,50', '2024;012;1000;C1;400;2,50');
    const { mapping, questions, problems } = await proposed(rows);
    expect(mapping.fields['period']).toMatchObject({ from: 'join', format: 'fiscal' });
    expect([questions.map(({ id }) => id), problems]).toEqual([['calendar'], []]);
    const { file, rows: loaded } = await loadOne(engine, csv(rows), {
      mappings: [{ ...mapping, calendar: { startMonth: 1, naming: 'end' } }],
    });
    expect(file.rows.accepted).toBe(2);
    expect(loaded).toMatchObject([{ period: '2024-03-01' }, { period: '2024-12-01' }]);
  });
});

describe('what is suggested for unknown headers', () => {
  it.each(['Montant HT', 'Betrag netto', 'Importo netto (€)', 'Kwota netto', 'Bedrag', 'Net (£000)'])(
    'takes "%s" for the amount',
    async (name) => {
      const { mapping } = await proposed(
        lines(`Office;Date;${name};Other`, 'A;25/04/2015;1;2', 'B;26/04/2015;3;4'),
      );
      expect(mapping).toMatchObject({ dataset: 'costs', fields: { amount: { column: { name } } } });
    },
  );

  it('takes a deflator for a price index', async () => {
    const { mapping } = await proposed(lines('Financial year,GDP deflator', '2021-22,98.1', '2022-23,99.2'));
    expect(mapping).toMatchObject({ dataset: 'price_index', fields: { index: { from: 'column' } } });
  });

  it('takes years over withheld values for periods', async () => {
    const { mapping } = await proposed(lines('Department,2019,2020', 'A,"1,200",x', 'B,..,13', 'C,9,[c]'));
    expect(mapping.wide?.groups).toEqual([{ pattern: '{period}', field: 'amount', labels: {} }]);
  });
});

describe('headers that hold a month', () => {
  it.each([
    ['Apr 2024-25,Jan 2024-25', 'fiscal'],
    ['2024-25 Apr,2024-25 Jan', 'fiscal'],
    ['FY25 Apr,FY25 Jan', 'fiscal'],
    ['Apr-24,Jan-25', 'mmm-yyyy'],
  ])('are read whole, so that %s are months of one year', async (names, format) => {
    const { mapping } = await proposed(lines(`Department,${names}`, 'A,1.01,2.02', 'B,3.03,4.04'));
    expect(mapping.fields['period']).toEqual({ from: 'wide', format });
    expect(mapping.wide?.groups.map(({ pattern }) => pattern)).toEqual(['{period}']);
  });

  it('keep budget and actual where a variance stands beside them', async () => {
    const names = ['Apr-24', 'May-24'].flatMap((month) =>
      ['Budget', 'Actual', 'Variance'].map((word) => `${month} ${word}`),
    );
    const { mapping } = await proposed(
      lines(`Department,${names.join(',')}`, 'A,10,8,2,10,8,2', 'B,9,8,1,9,8,1'),
    );
    expect(mapping.wide?.groups.map(({ pattern, labels }) => [pattern, labels['scenario']])).toEqual([
      ['{period} Budget', 'budget'],
      ['{period} Actual', 'actual'],
    ]);
  });
});

const header = ['Department', 'Paid', 'Net', 'Supplier', 'Note'];
const fields = {
  partnership: column(header, 0),
  period: column(header, 1, 'yyyy-mm-dd'),
  amount: column(header, 2),
};
const ledger = mappingFor('costs', header, fields);
const head = header.join(',');

describe('totals that hide', () => {
  it('are found on top of all rows under no name of their own', async () => {
    const rows = ['1.01', '2.02', '3.04', '4.08', '5.16'].map((net, at) => `D${at},2024-04-01,${net},S,n`);
    const { file } = await loadOne(engine, csv(lines(head, 'England,2024-04-01,15.31,-,-', ...rows)), {
      mappings: [ledger],
    });
    expect(file.rows).toEqual({ read: 6, accepted: 5, rejected: 0, excluded: 1 });
    expect(file.control).toMatchObject([{ expected: '15.31', difference: '0.00' }]);
  });

  it('are found at the end of each group, named after it as Excel does', async () => {
    const text = lines(
      head,
      'Care,2024-04-01,1.01,S,n',
      'Care,2024-04-02,2.02,S,n',
      'Care Total,,3.03,,',
      'Roads,2024-04-01,4.04,S,n',
      'Roads,2024-04-02,8.08,S,n',
      '"Roads Total",,12.12,,',
      'Grand Total,,15.15,,',
    );
    const { file } = await loadOne(engine, csv(text), { mappings: [ledger] });
    expect(file.rows).toEqual({ read: 7, accepted: 4, rejected: 0, excluded: 3 });
    expect(file.amounts[0]?.accepted).toBe('15.15');
  });
});

describe('signs of currencies beside amounts', () => {
  const rows = (...nets: readonly string[]) => lines(head, ...nets.map((net) => `A,2024-04-01,${net},S,n`));
  const signsIn = async (text: string, currency?: string) => {
    const told: Mapping['fields'] = currency === undefined ? {} : { currency: constant(currency) };
    const mapping = { ...ledger, fields: { ...fields, ...told } };
    const { file } = await loadOne(engine, csv(text), { mappings: [mapping] });
    return file.findings.filter(({ rule }) => rule === 'currency_signs');
  };

  it('are an error where they are of two currencies', async () => {
    expect(await signsIn(rows('£1.00', '€2.00', '3.00 EUR', '4.00'))).toMatchObject([
      {
        severity: 'error',
        line: 2,
        message: expect.stringContaining('EUR (2, the first on line 3)') as string,
      },
    ]);
  });

  it('are an error where the mapping says another currency', async () => {
    expect(await signsIn(rows('€1.00', '2.00'), 'GBP')).toMatchObject([{ severity: 'error', line: 2 }]);
  });

  it('are as they should be where the mapping says the same', async () => {
    expect(await signsIn(rows('£1.00', 'GBP 2.00'), 'GBP')).toEqual([]);
    expect(await signsIn(rows('$1.00'), 'CAD')).toEqual([]);
  });

  it('are told where no currency is mapped', async () => {
    expect(await signsIn(rows('€1.00', '€2.00'))).toMatchObject([{ severity: 'info' }]);
  });
});

describe('structure that misleads', () => {
  it('is not a second table where a withheld amount stands below a blank row', async () => {
    const text = lines(head, 'A,2024-04-01,1,S,n', ',,,,', 'A,2024-04-02,redacted,S,n', 'A,2024-04-03,2,S,n');
    const { file } = await loadOne(engine, csv(text), { mappings: [ledger] });
    expect(file.rows).toEqual({ read: 4, accepted: 3, rejected: 0, excluded: 1 });
  });

  it('does not part quotes from their cells where a quoted row is blank and another has a cell too many', async () => {
    const tabs = (...cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join('\t');
    const text = lines(
      tabs(...header),
      tabs('A', '2024-04-01', '1', 'S', 'n'),
      tabs('A', '2024-04-02', '2', 'S', 'n'),
      tabs('', '', '', '', ''),
      tabs('A', '2024-04-03', '3', 'S', 'n', 'one too many'),
      tabs('A', '2024-04-04', '4', 'S', 'n'),
    );
    const { file } = await loadOne(engine, csv(text), { mappings: [ledger] });
    expect(file.rows).toEqual({ read: 5, accepted: 3, rejected: 1, excluded: 1 });
  });
});
