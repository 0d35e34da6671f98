import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { Imported } from '#lib/core/imports/import-sources.ts';
import { datasetIds } from '#lib/core/vocabulary/datasets.ts';
import { compare } from '#lib/core/vocabulary/money.ts';
import type { KnownTotals } from '../../scripts/samples/known-totals.ts';
import { csv, importAll, startTables } from '../core/imports/kit.ts';

const folder = join(import.meta.dirname, '../../data-samples');
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const known = JSON.parse(text('known-totals.json')) as KnownTotals;
let engine: Engine;
let imported: Imported;

beforeAll(async () => {
  engine = await startTables();
  const sources = datasetIds.map((id) => csv(text(`${id}.csv`), `${id}.csv`));
  imported = await importAll(engine, sources);
}, 120_000);

afterAll(() => engine.close());

test('every file of the sample loads without a question, and nothing about it needs a look', () => {
  expect(imported.findings).toEqual([]);
  expect(imported.waiting).toEqual([]);
  expect(imported.files.map(({ name }) => name).toSorted()).toEqual(
    datasetIds.map((id) => `${id}.csv`).toSorted(),
  );
});

test.each(datasetIds)('%s is recognised as what it is, whole, and ties to the known totals', (id) => {
  const file = imported.files.find(({ name }) => name === `${id}.csv`);
  const { rows = -1, amount = null } = known.files[`${id}.csv`] ?? {};
  expect(file?.dataset).toBe(id);
  expect(file?.findings).toEqual([]);
  expect(file?.rows).toEqual({ read: rows, accepted: rows, rejected: 0, excluded: 0 });
  if (amount !== null) expect(compare(file?.amounts[0]?.accepted ?? '', amount)).toBe(0);
});
