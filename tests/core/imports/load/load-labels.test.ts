import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { FieldRule, Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { column, constant, csv, importOnce, loadOne, mappingFor, startTables } from '../kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

const header = ['who', 'when', 'value'];

function costs(period: FieldRule, rest: Partial<Mapping> = {}): Mapping {
  return mappingFor(
    'costs',
    header,
    { partnership: column(header, 0), period, amount: column(header, 2) },
    rest,
  );
}

const text = (...lines: readonly string[]) => csv(`${[header.join(','), ...lines].join('\n')}\n`);

describe('periods read label by label', () => {
  it('go through the fiscal calendar of the mapping, and keep their grain', async () => {
    const calendar = { startMonth: 10, naming: 'end' } as const;
    const mapping = costs(column(header, 1, 'fiscal'), { calendar });
    const { rows, file } = await loadOne(engine, text('A,FY24,1', 'A,FY2024 Q2,2', 'A,FY2024 P03,3'), {
      mappings: [mapping],
    });
    expect(rows.map((row) => [row['period'], row['grain']])).toEqual([
      ['2023-10-01', 'year'],
      ['2024-01-01', 'quarter'],
      ['2023-12-01', 'month'],
    ]);
    expect(file.findings.filter(({ rule }) => rule === 'coarse_periods')).toHaveLength(2);
  });

  it('count adjustments after the year in its last month, and say so', async () => {
    const { rows, file } = await loadOne(engine, text('A,2024-25 P13,1'), {
      mappings: [costs(column(header, 1, 'fiscal'))],
    });
    expect(rows).toMatchObject([{ period: '2025-03-01', grain: 'month' }]);
    expect(file.findings.some(({ rule }) => rule === 'adjustment_periods')).toBe(true);
  });

  it('set a row aside whose label they cannot read', async () => {
    const { file, reasons } = await loadOne(engine, text('A,2024-25,1', 'A,2025-26,1', 'A,later,2'), {
      mappings: [costs(column(header, 1, 'fiscal'))],
    });
    expect(file.rows).toMatchObject({ accepted: 2, rejected: 1 });
    expect(reasons[0]).toContain('period "later"');
  });

  it('take windows that overlap as rolling years', async () => {
    const mapping = costs(column(header, 1, 'interval'));
    const { rows } = await loadOne(
      engine,
      text('A,April 2011 to March 2012,1', 'A,July 2011 to June 2012,2'),
      { mappings: [mapping] },
    );
    expect(rows.map((row) => row['grain'])).toEqual(['rolling_year', 'rolling_year']);
  });

  it('join two columns that make a period together', async () => {
    const names = ['who', 'year', 'period', 'value'];
    const period: FieldRule = {
      from: 'join',
      columns: [
        { name: 'year', index: 1 },
        { name: 'period', index: 2 },
      ],
      format: 'fiscal',
    };
    const mapping = mappingFor(
      'costs',
      names,
      { partnership: column(names, 0), period, amount: column(names, 3) },
      { calendar: { startMonth: 4, naming: 'end' } },
    );
    const { rows } = await loadOne(engine, csv(`${names.join(',')}\nA,FY2024,P03,1\n`), {
      mappings: [mapping],
    });
    expect(rows).toMatchObject([{ period: '2023-06-01', grain: 'month' }]);
  });

  it('may stand above the header', async () => {
    const mapping = costs({ from: 'preamble', format: 'mmm-yyyy' });
    const { rows } = await loadOne(
      engine,
      csv(`Spend for April 2016,,\n,,\n${header.join(',')}\nA,x,1\nB,y,2\n`),
      { mappings: [mapping] },
    );
    expect(rows).toMatchObject([{ period: '2016-04-01' }, { period: '2016-04-01' }]);
  });
});

describe('a value map', () => {
  const service = column(['who', 'when', 'value', 'dept'], 3);
  const names = ['who', 'when', 'value', 'dept'];
  const mapped = (others: 'keep' | 'leave_out' | 'reject') =>
    mappingFor(
      'costs',
      names,
      { partnership: constant('P'), period: column(names, 1, 'yyyy-mm'), amount: column(names, 2), service },
      { valueMaps: { service: { values: { 'HR Dept ': 'HR' }, others } } },
    );
  const source = csv(`${names.join(',')}\nA,2025-04,1,hr dept\nA,2025-04,2,Other\n`);

  it('puts the meant text in the place of the one in the file, in any case', async () => {
    const { rows } = await loadOne(engine, source, { mappings: [mapped('keep')] });
    expect(rows.map((row) => row['service'])).toEqual(['HR', 'Other']);
  });

  it('leaves out what it does not list, by name', async () => {
    const { file } = await loadOne(engine, source, { mappings: [mapped('leave_out')] });
    expect(file.rows).toEqual({ read: 2, accepted: 1, rejected: 0, excluded: 1 });
    expect(file.amounts).toMatchObject([{ read: '3.00', accepted: '1.00', excluded: '2.00' }]);
  });

  it('sets aside what it does not list', async () => {
    const { file, reasons } = await loadOne(engine, source, { mappings: [mapped('reject')] });
    expect(file.rows).toMatchObject({ accepted: 1, rejected: 1 });
    expect(reasons[0]).toContain('service "Other"');
  });
});

describe('rows that are left out by name', () => {
  it('may be all but those with a text, or those that start with one', async () => {
    const kind = { name: 'when', index: 1 };
    const exclusions = [
      { column: kind, test: 'is not', equals: 'Expense', as: 'other' },
      { column: { name: 'who', index: 0 }, test: 'starts with', equals: 'x-', as: 'other' },
    ] as const;
    const mapping = mappingFor(
      'costs',
      header,
      { partnership: column(header, 0), period: constant('2025-04'), amount: column(header, 2) },
      { exclusions, file: 'file.csv' },
    );
    const { rows, file } = await loadOne(
      engine,
      text('A,expense,1', 'A,Revenue,2', 'A,,4', 'X-1,Expense,8'),
      { mappings: [mapping] },
    );
    expect(rows).toHaveLength(1);
    expect(file.rows).toEqual({ read: 4, accepted: 1, rejected: 0, excluded: 3 });
    expect(file.amounts).toMatchObject([{ accepted: '1.00', excluded: '14.00' }]);
  });
});

describe('dates in both orders of day and month', () => {
  const source = text('A,13/01/2025,1', 'A,01/14/2025,2', 'A,02/03/2025,4');

  it('are asked about before anything of the file is loaded', async () => {
    const canonical = csv('partnership,period,amount\nA,13/01/2025,1\nA,14/01/2025,1\nA,01/15/2025,2\n');
    const { files, waiting } = await importOnce(engine, [canonical]);
    expect(files).toEqual([]);
    expect(waiting).toHaveLength(1);
  });

  it('are set aside, with an error, under a mapping that a person made', async () => {
    const mapping = costs(column(header, 1, 'dd/mm/yyyy'));
    const { file } = await loadOne(engine, source, { mappings: [mapping] });
    expect(file.rows).toMatchObject({ accepted: 2, rejected: 1 });
    expect(file.findings.find(({ rule }) => rule === 'mixed_date_order')?.severity).toBe('error');
  });
});

describe('values that the source withholds', () => {
  it('are kept as withheld, in no sum, with a word about each marker', async () => {
    const { rows, file } = await loadOne(engine, text('A,2025-04,5', 'A,2025-05,<=5', 'A,2025-06,ND'), {
      mappings: [costs(column(header, 1, 'yyyy-mm'))],
    });
    expect(rows.map((row) => [row['amount'], row['suppressed']])).toEqual([
      ['5.000000000000', null],
      [null, '<=5'],
      [null, 'ND'],
    ]);
    expect(file.suppressed).toBe(2);
    expect(file.findings.filter(({ rule }) => rule === 'suppressed_values')).toHaveLength(2);
    expect(file.amounts).toMatchObject([{ read: '5.00', accepted: '5.00' }]);
  });
});

describe('a case of a service desk', () => {
  it('has its times of day, and whether it made its level, turned round where the export says breached', async () => {
    const names = ['task', 'group', 'start', 'breached'];
    const mapping = mappingFor(
      'tickets',
      names,
      {
        partnership: column(names, 1),
        id: column(names, 0),
        opened: column(names, 2, 'dd/mm/yyyy'),
        made_sla: column(names, 3),
      },
      { valueMaps: { made_sla: { values: { true: 'false', false: 'true' }, others: 'reject' } } },
    );
    const source = csv(`${names.join(',')}\nI1,Desk,29/2/2016 01:16,false\nI2,Desk,1/3/2016 09:00,TRUE\n`);
    const { rows } = await loadOne(engine, source, { mappings: [mapping] });
    expect(rows).toMatchObject([
      { id: 'I1', made_sla: true, opened: expect.stringContaining('2016-02-29') as string },
      { id: 'I2', made_sla: false },
    ]);
  });
});
