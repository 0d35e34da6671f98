import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { simulateAlerts } from './simulate-alerts.ts';
import { simulateEffect } from './simulate-effect.ts';
import { simulateForecast } from './simulate-forecast.ts';
import { simulateLead, type SimulationOptions, type SimulationRow } from './simulate-lead.ts';

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
writeFileSync(
  join(import.meta.dirname, 'simulations.json'),
  `${JSON.stringify({ seed, simulations: done }, null, 2)}\n`,
);

function table(rows: readonly SimulationRow[]): string {
  const lines = rows.map(({ what, setting, result, aim }) => `| ${what} | ${setting} | ${result} | ${aim} |`);
  return `${['| What | Setting | Result | Aim |', '| --- | --- | --- | --- |', ...lines].join('\n')}\n`;
}
