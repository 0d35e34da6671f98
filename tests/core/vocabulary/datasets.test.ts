import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { headerKey } from '#lib/core/imports/scan/header.ts';
import { canonicalMapping } from '#lib/core/imports/propose/recognise.ts';
import {
  datasetIds,
  datasets,
  hasGrain,
  hasSuppressed,
  type FieldType,
} from '#lib/core/vocabulary/datasets.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { termOf } from '#lib/core/vocabulary/glossary.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';

const columnTypes: Readonly<Record<FieldType, string>> = {
  text: 'VARCHAR',
  choice: 'VARCHAR',
  month: 'DATE',
  date: 'DATE',
  moment: 'TIMESTAMP',
  money: 'DECIMAL(38,12)',
  number: 'DECIMAL(38,12)',
  share: 'DECIMAL(38,12)',
  flag: 'BOOLEAN',
};

let engine: Engine;

beforeAll(async () => {
  engine = await startNodeEngine();
  const tables = new URL('../../../src/lib/core/imports/load/tables.sql', import.meta.url);
  await engine.run(readFileSync(tables, 'utf8'));
}, 120_000);

afterAll(() => engine.close());

interface Column extends Readonly<Record<string, string>> {
  readonly column_name: string;
  readonly column_type: string;
  readonly null: string;
}

async function columnsOf(table: string): Promise<ReadonlyMap<string, Column>> {
  const columns = await engine.query<Column>(`describe ${table}`);
  return new Map(columns.map((column) => [column.column_name, column]));
}

describe.each(datasetIds)('dataset %s', (id) => {
  const dataset = datasets[id];
  const names = dataset.fields.map(({ name }) => name);

  it('has a table with a column for each field, typed as the field, and for the row it came from', async () => {
    const columns = await columnsOf(dataset.table);
    for (const { name, type } of dataset.fields)
      expect(columns.get(name)?.column_type, name).toBe(columnTypes[type]);
    const own = [...columns.keys()].filter((column) => !names.includes(column));
    expect(own.toSorted()).toEqual(
      [
        'file_id',
        'source_row',
        'source_line',
        ...(hasGrain(dataset) ? ['grain'] : []),
        ...(hasSuppressed(dataset) ? ['suppressed'] : []),
      ].toSorted(),
    );
  });

  it('lets a field be empty unless it is required, has a default, or can only be suppressed', async () => {
    const columns = await columnsOf(dataset.table);
    for (const field of dataset.fields) {
      const isSuppressible = dataset.suppressible?.includes(field.name) ?? false;
      const isFilled = (field.isRequired && !isSuppressible) || field.default !== undefined;
      expect(columns.get(field.name)?.null, field.name).toBe(isFilled ? 'NO' : 'YES');
    }
  });

  it('names each field once, in words of the glossary, and no synonym twice', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(termOf(name), name).not.toBeNull();
    for (const { name, synonyms = [] } of dataset.fields)
      expect(new Set(synonyms.map(headerKey)).size, name).toBe(synonyms.length);
  });

  it('is recognised by its own header, whole or with what is required alone', () => {
    const chosen = new Set(dataset.oneOf?.[0] ?? []);
    const required = dataset.fields.filter(({ name, isRequired }) => isRequired || chosen.has(name));
    const datasetOf = (header: readonly string[]) =>
      canonicalMapping({ name: 'x.csv', header, samples: [], preamble: [], delimiter: ',' }, ukFiscalCalendar)
        ?.dataset;
    expect(datasetOf(names)).toBe(id);
    expect(datasetOf(required.map(({ name }) => name))).toBe(id);
  });

  it('adds, suppresses and chooses between fields it has', () => {
    const chosen = [...dataset.sums, ...(dataset.suppressible ?? []), ...(dataset.oneOf ?? []).flat()];
    expect(names).toEqual(expect.arrayContaining(chosen));
  });
});

it('keeps how long a period is wherever rows stand for one', () => {
  expect(datasetIds.filter((id) => hasGrain(datasets[id]))).toEqual([
    'costs',
    'volumes',
    'service_levels',
    'benefit_plan',
    'price_index',
  ]);
  expect(datasetIds.filter((id) => hasSuppressed(datasets[id]))).toEqual([
    'costs',
    'volumes',
    'service_levels',
  ]);
});
