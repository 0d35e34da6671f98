import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { Mapping } from '#lib/core/imports/mapping/mapping.ts';
import { column, constant, csv, loadOne, mappingFor, startTables } from '../kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

const header = ['dept', '1993: budget', '1994: budget', '1993: actual', 'TQ: actual'];

function budgets(rest: Partial<Mapping> = {}): Mapping {
  return mappingFor(
    'costs',
    header,
    {
      partnership: column(header, 0),
      period: { from: 'wide', format: 'yyyy' },
      scenario: { from: 'wide' },
    },
    {
      wide: {
        groups: [
          { pattern: '{period}: budget', field: 'amount', labels: { scenario: 'budget' } },
          { pattern: '{period}: actual', field: 'amount', labels: { scenario: 'actual' } },
        ],
      },
      ...rest,
    },
  );
}

const load = (lines: readonly string[], mapping = budgets()) =>
  loadOne(engine, csv(`${[header.join(','), ...lines].join('\n')}\n`), { mappings: [mapping] });

describe('a wide table', () => {
  it('gives a row for each cell that says something, at the grain of its header', async () => {
    const { file, rows } = await load(['A,1,2,3,9', 'B,,5,6,9']);
    expect(file.rows).toEqual({ read: 2, accepted: 2, rejected: 0, excluded: 0 });
    expect(file.cells).toEqual({ read: 6, accepted: 5, rejected: 0, excluded: 0, blank: 1 });
    expect(file.amounts).toMatchObject([{ read: '17.00', accepted: '17.00' }]);
    const found = rows.map((row) => [
      row['partnership'],
      row['period'],
      row['grain'],
      row['scenario'],
      Number(row['amount']),
      row['source_line'],
    ]);
    expect(found.toSorted()).toEqual([
      ['A', '1993-01-01', 'year', 'actual', 3, 2],
      ['A', '1993-01-01', 'year', 'budget', 1, 2],
      ['A', '1994-01-01', 'year', 'budget', 2, 2],
      ['B', '1993-01-01', 'year', 'actual', 6, 3],
      ['B', '1994-01-01', 'year', 'budget', 5, 3],
    ]);
  });

  it('leaves a column out that fits but names no period, and says so', async () => {
    const { file } = await load(['A,1,2,3,9']);
    const found = file.findings.find(({ rule }) => rule === 'wide_columns_left_out');
    expect(found?.message).toContain('TQ: actual');
  });

  it('sets a row aside with all its cells when one of them cannot be read', async () => {
    const { file, rows, reasons } = await load(['A,1,2,3,9', 'B,4,five,6,9']);
    expect(file.rows).toEqual({ read: 2, accepted: 1, rejected: 1, excluded: 0 });
    expect(file.cells).toEqual({ read: 6, accepted: 3, rejected: 3, excluded: 0, blank: 0 });
    expect(rows.every((row) => row['partnership'] === 'A')).toBe(true);
    expect(reasons).toEqual(['amount "five": expected an amount such as 1234.50']);
    expect(file.findings.find(({ rule }) => rule === 'rejected_row')?.column).toBe('1994: budget');
    expect(file.amounts).toMatchObject([{ read: '16.00', accepted: '6.00', rejected: '10.00' }]);
  });

  it('counts a row without any value as excluded', async () => {
    const { file } = await load(['A,1,2,3,9', 'B,,,,']);
    expect(file.rows).toEqual({ read: 2, accepted: 1, rejected: 0, excluded: 1 });
  });

  it('takes its total row out, and ties to it', async () => {
    const { file } = await load(['A,1,2,3,9', 'B,4,5,6,9', 'Total,5,7,9,18']);
    expect(file.rows).toEqual({ read: 3, accepted: 2, rejected: 0, excluded: 1 });
    expect(file.cells).toMatchObject({ accepted: 6, excluded: 3, blank: 0 });
    expect(file.control).toEqual([
      { source: 'amount: total row on line 4', expected: '21.00', found: '21.00', difference: '0.00' },
    ]);
  });

  it('multiplies by the scale it was told', async () => {
    const { file } = await load(['A,1.5,2,3,9'], budgets({ scale: { amount: '1000' } }));
    expect(file.amounts).toMatchObject([{ accepted: '6500.00' }]);
  });

  it('puts numerator and denominator of one month in one row', async () => {
    const names = ['body', '2025-04 met', '2025-04 all', '2025-05 met', '2025-05 all'];
    const mapping = mappingFor(
      'service_levels',
      names,
      {
        partnership: column(names, 0),
        period: { from: 'wide', format: 'yyyy-mm' },
        metric: constant('On time'),
      },
      {
        wide: {
          groups: [
            { pattern: '{period} met', field: 'numerator', labels: {} },
            { pattern: '{period} all', field: 'denominator', labels: {} },
          ],
        },
      },
    );
    const { rows } = await loadOne(engine, csv(`${names.join(',')}\nA,9,10,<=5,20\n`), {
      mappings: [mapping],
    });
    expect(rows).toMatchObject([
      { period: '2025-04-01', numerator: '9.000000000000', denominator: '10.000000000000', suppressed: null },
      { period: '2025-05-01', numerator: null, denominator: '20.000000000000', suppressed: '<=5' },
    ]);
  });
});
