import { openAsBlob } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Engine } from '#lib/core/engine/port.ts';
import { importSources } from '#lib/core/imports/import-sources.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { controlChart } from '#lib/core/indicators/control/control-chart.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import { ukFiscalCalendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators } from '#lib/core/vocabulary/indicator-settings.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { startNativeEngine } from './native-engine.ts';
import type { TicketsOutcome } from './tickets-outcome.ts';

// One engine in a process of its own: `tickets-run.ts wasm|native FILE` prints its outcome as JSON.
const [way = 'wasm', file = ''] = process.argv.slice(2);
// The native engine changes the working directory.
const path = resolve(file);
const engine = await (way === 'native' ? startNativeEngine() : startNodeEngine());
process.stdout.write(JSON.stringify(await run(engine, path)));
process.exit(0);

async function run(tables: Engine, tickets: string): Promise<TicketsOutcome> {
  const sql = await readSqlText();
  const source = { name: basename(tickets), content: await openAsBlob(tickets) };
  await prepareTables(tables, sql);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const { files, findings } = await importSources(tables, [source], {
    mappings: [],
    calendar: ukFiscalCalendar,
    givenTotals: [],
    loaded: [],
    scanner: scan,
  });
  if (files.length !== 1) throw new Error(`The tickets were not loaded: ${findings[0]?.message ?? ''}`);
  const imported = seconds();
  let cube = Number.NaN;
  let latest = '';
  const onProgress = ({ step }: { readonly step: string }) => {
    if (latest.endsWith('86_case_month.sql')) cube = seconds();
    latest = step;
  };
  await evaluate(tables, sql, { currency: 'GBP', priceBase: null }, { onProgress });
  const figures = seconds();
  const points = await pointsWhere(tables, { measures: ['case_attainment'], services: 'whole' });
  const charted = chartsOf(points);
  const phases = { import: imported, cube, figures, chart: seconds() };
  const sum = (part: 'numerator' | 'denominator') =>
    points.reduce((total, point) => total + Number(point[part]), 0);
  return { phases, cases: await casesIn(tables), met: sum('numerator'), judged: sum('denominator'), charted };
}

/** Points that have limits. */
function chartsOf(points: readonly Point[]): number {
  const charts = [...new Set(points.map(({ partnership }) => partnership))].map((partnership) =>
    controlChart({
      values: points
        .filter((point) => point.partnership === partnership)
        .map(({ period, value, numerator, denominator, target, status }) => ({
          period,
          value: numberOf(value),
          numerator: numberOf(numerator),
          denominator: numberOf(denominator),
          target: numberOf(target),
          status,
        })),
      kind: 'p_prime',
      better: 'higher',
      settings: defaultIndicators,
      rebases: [],
    }),
  );
  return charts.reduce((sum, { points: own }) => sum + own.filter(({ mean }) => mean !== null).length, 0);
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

async function casesIn(tables: Engine): Promise<number> {
  const [row] = await tables.query<{ readonly cases: number }>('select count(*) as cases from ticket_case');
  return Number(row?.cases);
}
