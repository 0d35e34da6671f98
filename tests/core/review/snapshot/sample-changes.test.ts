import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { parseSpecText } from '#lib/core/workspace/parse-spec.ts';
import type { Snapshot } from '#lib/core/vocabulary/snapshot.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { csv, importAll } from '../../imports/kit.ts';
import { between, taken, told, untold } from './snapshot-kit.ts';

const folder = new URL('../../../../data-samples/', import.meta.url);
const names = ['costs', 'volumes', 'baselines', 'partnerships', 'price_index', 'service_levels'];
const partnership = 'hr-payroll';
const figures = [
  ...[
    'verified_net_position',
    'net_saving',
    'cost',
    'realisation_rate',
    'lifetime_realisation_rate',
    'payback',
  ],
  ...['attainment', 'targets_met', 'volume', 'planned_net_position'],
];

let engine: Engine;
let then: Snapshot;
let now: Snapshot;

beforeAll(async () => {
  engine = await startNodeEngine();
  then = await review((text) => text, { until: '2025-12-01', quarter: '2025-Q3' });
  now = await review(restated, { until: '2026-03-01', quarter: '2025-Q4' });
}, 180_000);

afterAll(() => engine.close());

async function review(
  changed: (text: string) => string,
  { until, quarter }: { readonly until: string; readonly quarter: string },
): Promise<Snapshot> {
  const texts = await Promise.all(names.map((name) => readFile(new URL(`${name}.csv`, folder), 'utf8')));
  const sources = names.map((name, at) =>
    csv(name === 'costs' ? changed(texts[at]!) : texts[at]!, `${name}.csv`),
  );
  const drop = await engine.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_type = 'BASE TABLE'",
  );
  for (const { name } of drop) await engine.run(`drop table if exists "${name}" cascade`);
  await prepareTables(engine, await readSqlText());
  const { files } = await importAll(engine, sources);
  await evaluate(engine, await readSqlText(), { currency: 'GBP', priceBase: null });
  return taken(engine, { partnership, until, quarter, files, figures });
}

/** An invoice of June 2025 that came late, and a row of May 2025 restated by 1,000.00. */
function restated(text: string): string {
  const row = 'hr-payroll,2025-05-01,955.55,customer,Payroll,Staff,run,actual,GBP,ACC2505-550399';
  const late = 'hr-payroll,2025-06-01,250.00,customer,Payroll,Staff,run,actual,GBP,LATE-1';
  return `${text.replace(row, row.replace('955.55', '1955.55')).trimEnd()}\n${late}\n`;
}

// Without the two changes the three months from January bring 165,563.20, of which neither is a part.
const reasons = [
  ['new_period', '165563.20'],
  ['late', '-250.00'],
  ['restated', '-1000.00'],
];

test('the quarter after is explained to the cent, by the rows of the ledger that changed', () => {
  const board = between(then, now);
  expect(told(board, 'verified_net_position//')).toEqual(reasons);
  expect(untold(board)).toEqual([]);
  const [, late, row] = board.figures[0]?.reasons ?? [];
  expect(late?.label).toBe('Late rows in costs.csv');
  expect(late?.detail).toMatch(/^Jun 2025: line \d+: £250\.00$/);
  expect(row?.label).toBe('Restated rows in costs.csv');
  expect(row?.detail).toBe('May 2025: line 2666: £1,955.55, was £955.55');
});

test('a rate is followed through what was realised, then through what was planned', () => {
  const rate = between(then, now).figures.find(({ id }) => id === 'realisation_rate//');
  expect(rate?.reasons.map(({ label }) => label)).toEqual([
    'Realised: Three new months (Jan to Mar 2026)',
    'Realised: Late rows in costs.csv',
    'Realised: Restated rows in costs.csv',
    'Planned: Three new months (Jan to Mar 2026)',
  ]);
});

test('where there are too many rows to keep, their sums by month tell as much as they can', () => {
  const summed = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    state: snapshot.state && {
      ...snapshot.state,
      ledger: snapshot.state.ledger.map((entry) => ({ ...entry, lines: [], amounts: [] })),
    },
  });
  const board = between(summed(then), now);
  expect(told(board, 'verified_net_position//')).toEqual([
    ['new_period', '165563.20'],
    ['restated', '-1250.00'],
  ]);
  expect(untold(board)).toEqual([]);
});

test('a snapshot is small, and is read from a document as it was written', () => {
  const text = JSON.stringify({ ...defaultSpec, snapshots: [then, now] });
  expect(parseSpecText(text).snapshots).toEqual([then, now]);
  expect(JSON.stringify(now).length).toBeLessThan(200_000);
});
