import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { Engine } from '#lib/core/engine/port.ts';
import { importSources } from '#lib/core/imports/import-sources.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import type { Outcome } from './outcome.ts';

/** The product's own import and evaluation on a started engine: the same statements on native and on wasm. */
export async function loadWithEngine(engine: Engine, path: string): Promise<Outcome> {
  const sql = await readSqlText();
  const source = { name: basename(path), content: await openAsBlob(path) };
  await prepareTables(engine, sql);
  const clock = { insert: 0 };
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const { files, findings } = await importSources(timingInserts(engine, clock), [source], {
    mappings: [],
    calendar: ukFiscalCalendar,
    givenTotals: [],
    loaded: [],
    scanner: scan,
  });
  if (files.length !== 1)
    throw new Error(`The costs were not loaded: ${findings[0]?.message ?? 'no finding'}`);
  const imported = seconds();
  const cube = await cubeTimes(engine, sql, seconds);
  const figures = seconds();
  return {
    phases: { one_pass: clock.insert + cube.took, import: imported, cube: cube.end, figures },
    ...(await totals(engine)),
  };
}

/** The engine, with a clock on the statement that puts the rows of a file into their table. */
function timingInserts(engine: Engine, clock: { insert: number }): Engine {
  return {
    ...engine,
    query: async (statement, parameters, options) => {
      const start = performance.now();
      const rows = await engine.query(statement, parameters, options);
      if (statement.startsWith('insert into "fact_cost"')) clock.insert += (performance.now() - start) / 1000;
      return rows as never;
    },
  };
}

/** Evaluate everything; when the step of the monthly cube ended, and how long it took. */
async function cubeTimes(
  engine: Engine,
  sql: Awaited<ReturnType<typeof readSqlText>>,
  seconds: () => number,
): Promise<{ readonly end: number; readonly took: number }> {
  const begins: { readonly step: string; readonly at: number }[] = [];
  const onProgress = ({ step }: { readonly step: string }) => void begins.push({ step, at: seconds() });
  await evaluate(engine, sql, { currency: 'GBP', priceBase: null }, { onProgress });
  const place = begins.findIndex(({ step }) => step.endsWith('10_cube.sql'));
  const [from, to] = [begins[place]?.at ?? Number.NaN, begins[place + 1]?.at ?? Number.NaN];
  return { end: to, took: to - from };
}

async function totals(engine: Engine): Promise<Pick<Outcome, 'amount' | 'cells'>> {
  const [row] = await engine.query<{ amount: string; cells: number }>(
    'select sum(amount)::decimal(38, 2)::varchar as amount, count(*) as cells from cube_cost',
  );
  return { amount: row?.amount ?? null, cells: row?.cells ?? null };
}
