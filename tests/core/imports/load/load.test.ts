import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import type { DatasetId } from '#lib/core/vocabulary/datasets.ts';
import { column, constant, csv, importOnce, loadOne, mappingFor, startTables } from '../kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

/** Load rows of a dataset under its own header. */
function load(header: string, ...rows: readonly string[]) {
  return loadOne(engine, csv([header, ...rows, ''].join('\n')));
}

const costs = 'partnership,period,amount';

describe('a canonical file', () => {
  it('loads with its file, row and line on every row, and the defaults of the contract', async () => {
    const { rows, file } = await load(costs, 'A,2025-04,10.50', 'A,2025-05-01,-3');
    expect(rows).toMatchObject([
      {
        file_id: 1,
        source_row: 1,
        source_line: 2,
        partnership: 'A',
        period: '2025-04-01',
        amount: '10.500000000000',
      },
      { source_row: 2, source_line: 3, period: '2025-05-01', kind: 'run', scenario: 'actual', party: null },
    ]);
    expect(file.rows).toEqual({ read: 2, accepted: 2, rejected: 0, excluded: 0 });
    expect(file.amounts).toEqual([
      {
        column: 'amount',
        currency: null,
        read: '7.50',
        accepted: '7.50',
        rejected: '0.00',
        excluded: '0.00',
      },
    ]);
  });

  it('is known by its header in any case, order and spacing', async () => {
    const { file } = await load(' Amount ,PERIOD,Partnership', '1,2025-04,A');
    expect(file).toMatchObject({ dataset: 'costs', profile: 'Outturn costs', delimiter: ',' });
  });

  it('takes words of the contract in any case, with spaces or hyphens', async () => {
    const { rows } = await load(
      `${costs},party,kind`,
      'A,2025-04,1,Customer,Dual running',
      'A,2025-04,1, PROVIDER ,one-off',
    );
    expect(rows).toMatchObject([
      { party: 'customer', kind: 'dual_running' },
      { party: 'provider', kind: 'one_off' },
    ]);
  });

  it('trims text, keeps what is inside it, and keeps leading zeros', async () => {
    const { rows } = await load(
      `${costs},service,category`,
      ' 007 ,2025-04,1,"  two  words ","line\nend"',
      '8,2025-04,1,  ,',
    );
    expect(rows).toMatchObject([
      { partnership: '007', service: 'two  words', category: 'line\nend' },
      { partnership: '8', service: null, category: null },
    ]);
  });

  it('takes a quoted cell of nothing as blank', async () => {
    const { rows } = await load(`${costs},service,kind`, 'A,2025-04,1,"",""', 'B,2025-04,1,"s",""');
    expect(rows).toMatchObject([
      { service: null, kind: 'run' },
      { service: 's', kind: 'run' },
    ]);
  });

  it('names the line of each of many rows that hold line ends', async () => {
    const written = Array.from({ length: 700 }, (_, at) => `A,2025-04,1,${at % 3 === 0 ? '"a\nb"' : 'a'}`);
    const { rows } = await load(`${costs},service`, ...written);
    // Row n starts on line n + 1, plus one for each of the rows 1, 4, 7... before it.
    const expected = written.map((_, at) => ({
      source_row: at + 1,
      source_line: at + 2 + Math.ceil(at / 3),
    }));
    expect(rows.map(({ source_row, source_line }) => ({ source_row, source_line }))).toEqual(expected);
  });

  it('names the physical line of a row below quoted line ends, blank rows and preamble', async () => {
    const text = [
      'Costs of the year',
      '',
      costs,
      'A,2025-04,1',
      '"A\nB\nC",2025-04,1',
      ',,',
      'A,2025-04,2',
      'A,x',
      'A,2025-04,3',
    ];
    const { rows, file, reasons } = await loadOne(engine, csv(text.join('\r\n')));
    expect(rows.map((row) => [row['source_row'], row['source_line']])).toEqual([
      [1, 4],
      [2, 5],
      [4, 9],
      [6, 11],
    ]);
    expect(reasons).toEqual(['2 cells: expected 3']);
    expect(file.headerLine).toBe(3);
    expect(file.rows).toEqual({ read: 6, accepted: 4, rejected: 1, excluded: 1 });
    expect(file.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['preamble', 'blank_rows', 'rejected_row']),
    );
  });

  it.each([
    ['a semicolon', ';'],
    ['a tab', '\t'],
    ['a pipe', '|'],
  ])('may part its cells with %s', async (_, delimiter) => {
    const { file, rows } = await load(
      costs.replaceAll(',', delimiter),
      ['A', '2025-04', '"a,b"'].join(delimiter),
      ['A', '2025-04', '1.5'].join(delimiter),
    );
    expect(file.delimiter).toBe(delimiter);
    expect(rows).toHaveLength(1);
  });

  it('may start with a byte order mark', async () => {
    const { file } = await load(`\ufeff${costs}`, 'A,2025-04,1');
    expect(file).toMatchObject({ encoding: 'utf-8-bom', rows: { accepted: 1 } });
  });

  it('says which columns are not used', async () => {
    const { file } = await load(`${costs},colour,shape`, 'A,2025-04,1,red,round');
    expect(file.findings).toMatchObject([
      { severity: 'info', rule: 'columns_not_used', message: '2 of 5 columns are not used: colour, shape' },
    ]);
  });
});

describe('a row that cannot be typed', () => {
  it.each([
    [
      'a wrong month',
      'A,2024-13,1',
      'period "2024-13": expected a month 01 to 12, written 2025-04 or 2025-04-30',
    ],
    ['a blank in a required field', ' ,2025-04,1', 'partnership: blank; expected a text'],
    ['no amount', 'A,2025-04,-', 'amount "-": expected an amount such as 1234.50'],
    ['an amount in words', 'A,2025-04,ten', 'amount "ten": expected an amount such as 1234.50'],
    ['an exponent', 'A,2025-04,1e3', 'amount "1e3": expected an amount such as 1234.50'],
  ])('is set aside with %s, and says so', async (_, row, reason) => {
    const { rows, reasons, file } = await load(costs, 'A,2025-04,1', row);
    expect(rows).toHaveLength(1);
    expect(reasons).toEqual([reason]);
    expect(file.rows).toEqual({ read: 2, accepted: 1, rejected: 1, excluded: 0 });
    expect(file.findings).toMatchObject([
      { severity: 'warning', rule: 'rejected_row', line: 3, message: `${reason}; row set aside` },
    ]);
  });

  it('is named once for each field that is wrong', async () => {
    const { reasons, file } = await load(`${costs},kind`, 'A,2025-04,1,run', 'A,x,y,z');
    expect(reasons).toHaveLength(3);
    expect(reasons).toContain(
      'kind "z": expected one of run, recharge, transition, dual_running, stranded, one_off, service_credit',
    );
    expect(file.rows.rejected).toBe(1);
  });

  it('counts with its amount where that can be read', async () => {
    const { file } = await load(
      `${costs},currency`,
      'A,2025-04,1,GBP',
      'A,2024-13,20.05,GBP',
      'A,2024-13,x,EUR',
      'A,2025-04,300,EUR',
    );
    expect(file.amounts).toEqual([
      {
        column: 'amount',
        currency: 'EUR',
        read: '300.00',
        accepted: '300.00',
        rejected: '0.00',
        excluded: '0.00',
      },
      {
        column: 'amount',
        currency: 'GBP',
        read: '21.05',
        accepted: '1.00',
        rejected: '20.05',
        excluded: '0.00',
      },
    ]);
  });

  it('is found in every row of a file: nothing loads, and all is named', async () => {
    const { rows, file } = await load(costs, 'A,2024-13,1', 'A,2024-14,2');
    expect(rows).toHaveLength(0);
    expect(file.rows).toEqual({ read: 2, accepted: 0, rejected: 2, excluded: 0 });
  });
});

describe('rules of a dataset', () => {
  it('asks a service level for a value, or for numerator and denominator', async () => {
    const header = 'partnership,period,metric,value,numerator,denominator';
    const { rows, reasons } = await load(
      header,
      'A,2025-04,m,0.9,,',
      'A,2025-04,m,,9,10',
      'A,2025-04,m,,9,',
      'A,2025-04,m,,0,0',
    );
    expect(rows.map((row) => row['source_row'])).toEqual([1, 2, 4]);
    expect(reasons).toEqual(['expected a value, or numerator and denominator']);
  });

  it('reads a share with a percent sign, and refuses one outside 0 to 1', async () => {
    const header = 'partnership,baseline_from,baseline_to,fixed_share';
    const { rows, reasons } = await load(
      header,
      'A,2024-04,2025-03,60%',
      'A,2024-04,2025-03,60',
      'A,2024-04,2025-03,0.25',
    );
    expect(rows.map((row) => row['fixed_share'])).toEqual(['0.600000000000', '0.250000000000']);
    expect(reasons).toEqual(['fixed_share "60": expected a share from 0 to 1']);
  });

  it('refuses a baseline that ends before it starts', async () => {
    const { reasons } = await load(
      'partnership,baseline_from,baseline_to',
      'A,2025-04,2025-03',
      'A,2025-04,2025-04',
    );
    expect(reasons).toEqual(['baseline_to "2025-03": expected a month not before baseline_from']);
  });

  it.each<[DatasetId, string, string]>([
    ['volumes', 'partnership,period,volume', 'A,2025-04,12'],
    ['partnerships', 'partnership,name,stage', 'A,Name,pilot'],
    ['events', 'partnership,date,kind', 'A,2025-04-03,pilot_start'],
    ['price_index', 'series,period,index', 'CPI,2025-04,101.5'],
  ])('loads %s', async (dataset, header, row) => {
    const { file } = await load(header, row);
    expect(file).toMatchObject({ dataset, rows: { accepted: 1 } });
  });
});

describe('a mapped file', () => {
  const header = ['Org', 'Seen', 'Over 4h', 'Seen', 'When'];
  const levels = (rest: Partial<Mapping> = {}) =>
    mappingFor(
      'service_levels',
      header,
      {
        partnership: constant('ae'),
        period: { from: 'file_name', format: 'mmm-yyyy' },
        metric: constant('Within 4 hours'),
        numerator: {
          from: 'sum',
          add: [
            { name: 'Seen', index: 1 },
            { name: 'Seen', index: 3 },
          ],
          subtract: [{ name: 'Over 4h', index: 2 }],
        },
        denominator: { from: 'sum', add: [{ name: 'Seen', index: 1 }], subtract: [] },
        service: column(header, 0),
      },
      rest,
    );
  const text = `${header.join(',')}\nX,10,2,"1,000",\nY,-,-,5,\nTOTAL,10,2,"1,005",\n`;
  const total = { column: { name: 'Org', index: 0 }, test: 'is', equals: ' total', as: 'total' } as const;

  it('adds and subtracts columns by their place, and takes the month from the file name', async () => {
    const { rows } = await loadOne(engine, csv(text, 'nhs_ae_by_trust_May-2025.csv'), {
      mappings: [levels()],
    });
    expect(rows[0]).toMatchObject({
      partnership: 'ae',
      period: '2025-05-01',
      numerator: '1008.000000000000',
      denominator: '10.000000000000',
    });
  });

  it('reads a sum of blanks as no number, and a blank beside a number as nothing added', async () => {
    const { reasons, rows } = await loadOne(engine, csv(text, 'May-2025.csv'), {
      mappings: [levels({ exclusions: [total] })],
    });
    expect(rows).toHaveLength(1);
    expect(reasons).toEqual(['expected a value, or numerator and denominator']);
  });

  it('takes a total row out by name and ties the rest to it', async () => {
    const { file } = await loadOne(engine, csv(text, 'May-2025.csv'), {
      mappings: [levels({ exclusions: [total] })],
    });
    expect(file.rows).toEqual({ read: 3, accepted: 1, rejected: 1, excluded: 1 });
    expect(file.control).toEqual([
      { source: 'numerator: total row on line 4', expected: '1013.00', found: '1013.00', difference: '0.00' },
      { source: 'denominator: total row on line 4', expected: '10.00', found: '10.00', difference: '0.00' },
    ]);
  });

  it('waits when the file name holds no month, and says so', async () => {
    const { files, waiting, findings } = await importOnce(engine, [csv(text, 'ae.csv')], {
      mappings: [levels()],
    });
    expect(files).toEqual([]);
    expect(waiting).toHaveLength(1);
    expect(findings[0]?.message).toContain('the file name "ae.csv" holds no period written mmm-yyyy');
  });

  it('reads a decimal comma where the mapping says so', async () => {
    const names = ['a', 'b', 'c'];
    const mapping = mappingFor(
      'costs',
      names,
      { partnership: column(names, 0), period: column(names, 1, 'dd/mm/yyyy'), amount: column(names, 2) },
      { decimalMark: ',' },
    );
    const { rows, file } = await loadOne(engine, csv('a;b;c\nX;05/11/2012;"1.950,00 €"\nX;31/02/2012;1\n'), {
      mappings: [mapping],
    });
    expect(rows).toMatchObject([{ period: '2012-11-01', amount: '1950.000000000000' }]);
    expect(file.findings.find(({ rule }) => rule === 'rejected_row')?.message).toBe(
      'period "31/02/2012": expected a month written dd/mm/yyyy; row set aside',
    );
  });

  it('loads one file as two datasets under two mappings', async () => {
    const names = ['a', 'b'];
    const shared = { partnership: column(names, 0), period: constant('2025-04') };
    const volumes = mappingFor(
      'volumes',
      names,
      { ...shared, volume: column(names, 1) },
      { file: 'two.csv' },
    );
    const amounts = mappingFor('costs', names, { ...shared, amount: column(names, 1) }, { file: 'two.csv' });
    const { files } = await importOnce(engine, [csv('a,b\nX,3\n', 'folder/two.csv')], {
      mappings: [volumes, amounts],
    });
    expect(files.map((file) => [file.id, file.dataset, file.rows.accepted])).toEqual([
      [1, 'costs', 1],
      [2, 'volumes', 1],
    ]);
  });
});

describe('control totals', () => {
  const control = (text: string) => csv(`column,total\n${text}\n`, 'costs.control.csv');
  const file = csv(`${costs}\nA,2025-04,10.10\nA,2024-13,5\nA,2025-05,0.20\n`, 'costs.csv');

  it('tie to what was read, rejected rows with it', async () => {
    const { files } = await importOnce(engine, [file, control('amount,15.3')]);
    expect(files[0]?.control).toEqual([
      { source: 'costs.control.csv', expected: '15.30', found: '15.30', difference: '0.00' },
    ]);
    expect(files[0]?.findings.map(({ rule }) => rule)).not.toContain('does_not_tie');
  });

  it('that do not tie are an error that names the difference, and the rows stay', async () => {
    const { files } = await importOnce(engine, [file, control('amount,20.00')]);
    expect(files[0]?.rows.accepted).toBe(2);
    const untied = files[0]?.findings.find(({ rule }) => rule === 'does_not_tie');
    expect(untied?.severity).toBe('error');
    expect(untied?.message).toContain('sum to 15.30, expected 20.00 (difference -4.70)');
  });

  it('that cannot be read, or belong to no column, are findings', async () => {
    const { findings } = await importOnce(engine, [file, control('amount,ten\ncolour,5')]);
    expect(findings.map(({ rule }) => rule)).toEqual(['control_total', 'control_total']);
  });
});

it('counts rows that repeat and keeps them', async () => {
  const { file, rows } = await load(costs, 'A,2025-04,1', 'A,2025-04,2', 'A,2025-04,1', 'A,2025-04,1');
  expect(rows).toHaveLength(4);
  expect(file.findings).toMatchObject([{ severity: 'warning', rule: 'repeated_rows', line: 2 }]);
  expect(file.findings[0]?.message).toContain('2 rows repeat');
});
