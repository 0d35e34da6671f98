import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { groupBy } from '#lib/core/vocabulary/group-by.ts';
import { simulateAlerts } from './simulate-alerts.ts';
import { simulateEffect } from './simulate-effect.ts';
import { simulateForecast } from './simulate-forecast.ts';
import { simulateLead } from './simulate-lead.ts';
import type { SimulationOptions, SimulationRow } from './simulation.ts';

// `npm run bench:simulate -- [--share 1] [--seed 2026]`: how often the methods are wrong on series of which everything is
// known. Prints one table in Markdown and keeps it in simulations.json; the same seed gives the same numbers everywhere.

interface Simulation {
  readonly name: string;
  readonly runs: number;
  readonly run: (options: SimulationOptions) => readonly SimulationRow[];
}

const simulations: readonly Simulation[] = [
  { name: 'alerts', runs: 4000, run: simulateAlerts },
  { name: 'lead', runs: 2000, run: simulateLead },
  { name: 'effect', runs: 1000, run: simulateEffect },
  { name: 'forecast', runs: 500, run: simulateForecast },
];

const { values } = parseArgs({
  options: { share: { type: 'string', default: '1' }, seed: { type: 'string', default: '2026' } },
});
const seed = Number(values.seed);

const done = simulations.map(({ name, runs, run }) => {
  const own = Math.max(1, Math.round(runs * Number(values.share)));
  const start = process.cpuUsage();
  const rows = run({ runs: own, seed });
  const { user } = process.cpuUsage(start);
  process.stderr.write(`${name}: ${own} series each, ${(user / 1e6).toFixed(0)} s\n`);
  return { name, runs: own, rows };
});

process.stdout.write(table(done.flatMap(({ rows }) => rows)));
const kept = done.map(({ name, runs, rows }) => ({ name, runs, results: resultsOf(rows) }));
writeFileSync(
  join(import.meta.dirname, 'simulations.json'),
  `${JSON.stringify({ seed, simulations: kept }, null, 2)}\n`,
);

/** Results by what was tried and by setting: a line each, so that two runs can be compared with `diff`. */
function resultsOf(
  rows: readonly SimulationRow[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    [...groupBy(rows, ({ what }) => what)].map(([what, own]) => [
      what,
      Object.fromEntries(own.map(({ setting, result }) => [setting, result])),
    ]),
  );
}

function table(rows: readonly SimulationRow[]): string {
  const lines = rows.map(({ what, setting, result, aim }) => `| ${what} | ${setting} | ${result} | ${aim} |`);
  return `${['| What | Setting | Result | Aim |', '| --- | --- | --- | --- |', ...lines].join('\n')}\n`;
}
