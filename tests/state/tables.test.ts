import { afterEach, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import type { Proposer } from '#lib/core/imports/import-sources.ts';
import { propose } from '#lib/core/imports/propose/propose.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { SourceShelf } from '#lib/core/workspace/source-shelf.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { Tables } from '#lib/state/tables.ts';
import { costsFile } from './workspace-kit.ts';

const started: Engine[] = [];
afterEach(async () => {
  for (const engine of started.splice(0)) await engine.close();
});

const bringing = { onRestart: () => undefined };

async function loaded(mostFreedBytes: number) {
  const shelf = new SourceShelf();
  const parts = {
    startEngine: async () => {
      const engine = await startNodeEngine();
      started.push(engine);
      return engine;
    },
    sql: await readSqlText(),
    scanner: scan,
    proposer: async (...[seen, known]: Parameters<Proposer>) => propose(seen, known),
  };
  const tables = new Tables(parts, shelf, mostFreedBytes);
  await tables.start(() => undefined);
  const imported = await tables.import([costsFile('costs.csv', [['hr', '2025-04', '1.50']])], {
    mappings: [],
    calendar: defaultSpec.calendar,
    givenTotals: [],
    loaded: [],
  });
  shelf.put(imported.read);
  return { tables, files: imported.files };
}

const rowsIn = async (tables: Tables) =>
  (await tables.required().query<{ rows: number }>('select count(*) as rows from fact_cost'))[0]?.rows;

it('frees the memory of the database when all that was in it is taken out', async () => {
  const { tables, files } = await loaded(0);
  await tables.bringTo({ spec: defaultSpec, files: [], controls: [] }, bringing);
  expect([started.length, await rowsIn(tables)]).toEqual([2, 0]);
  const back = await tables.bringTo({ spec: defaultSpec, files, controls: [] }, bringing);
  expect([started.length, await rowsIn(tables)]).toEqual([2, 1]);
  expect(back).toEqual(files);
});

it('keeps a database that has held little', async () => {
  const { tables } = await loaded(1_000_000);
  await tables.bringTo({ spec: defaultSpec, files: [], controls: [] }, bringing);
  expect([started.length, await rowsIn(tables)]).toEqual([1, 0]);
});

it('names a file whose bytes are not at hand any more', async () => {
  const { tables, files } = await loaded(1_000_000);
  await tables.bringTo({ spec: defaultSpec, files: [], controls: [] }, bringing);
  const gone = files.map((file) => ({ ...file, sha256: 'other' }));
  await expect(tables.bringTo({ spec: defaultSpec, files: gone, controls: [] }, bringing)).rejects.toThrow(
    'costs.csv: its bytes are not at hand any more; load the file again',
  );
});
