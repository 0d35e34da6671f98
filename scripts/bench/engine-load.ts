import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { Engine } from '#lib/core/engine/port.ts';
import { importSources } from '#lib/core/imports/import-sources.ts';
import { prepareTables } from '#lib/core/imports/load.ts';
import { scan } from '#lib/core/imports/scan.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import type { Outcome } from './outcome.ts';

/** The product's own import and evaluation on a started engine: the same statements on native and on wasm. */
export async function loadWithEngine(engine: Engine, path: string): Promise<Outcome> {
  const sql = await readSqlText();
  const source = { name: basename(path), content: await openAsBlob(path) };
  await prepareTables(engine, sql);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const { files, findings } = await importSources(engine, [source], {
    mappings: [],
    givenTotals: [],
    loaded: [],
    scanner: scan,
  });
  if (files.length !== 1)
    throw new Error(`The costs were not loaded: ${findings[0]?.message ?? 'no finding'}`);
  const imported = seconds();
  const cube = await cubeTime(engine, sql, seconds);
  const figures = seconds();
  return { phases: { import: imported, cube, figures }, ...(await totals(engine)) };
}

/** Evaluate everything; the time at which the step after the monthly cube began. */
async function cubeTime(
  engine: Engine,
  sql: Awaited<ReturnType<typeof readSqlText>>,
  seconds: () => number,
): Promise<number> {
  const ends = new Map<string, number>();
  let running = '';
  await evaluate(
    engine,
    sql,
    { currency: 'GBP', priceBase: null },
    {
      onProgress: ({ step }) => {
        ends.set(running, seconds());
        running = step;
      },
    },
  );
  return [...ends].find(([step]) => step.endsWith('10_cube.sql'))?.[1] ?? Number.NaN;
}

async function totals(engine: Engine): Promise<Pick<Outcome, 'amount' | 'cells'>> {
  const [row] = await engine.query<{ amount: string; cells: number }>(
    'select sum(amount)::decimal(38, 2)::varchar as amount, count(*) as cells from cube_cost',
  );
  return { amount: row?.amount ?? null, cells: row?.cells ?? null };
}
