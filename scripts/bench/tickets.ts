import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ticketsFile } from './tickets-file.ts';
import { ticketsPhases, type TicketsOutcome, type TicketsPhase } from './tickets-outcome.ts';

// `npm run bench:tickets -- [--rows 1000000] [--rounds 3]`: from the drop of a file of tickets to the control charts of
// case attainment, the same statements on DuckDB-WASM in Node and on native DuckDB with one thread, each in a process of
// its own, in turns. Medians; ratios compare within one run only.

type Way = 'native' | 'wasm';

interface Run {
  readonly at: string;
  readonly rows: number;
  readonly rounds: number;
  readonly cores: number;
  /** Processes that wanted a core when it began: above the number of cores, times are longer than they need be. */
  readonly load: number;
  readonly node: string;
  readonly seconds: Readonly<Record<Way, Readonly<Record<TicketsPhase, number>>>>;
  readonly outcomes: Readonly<Record<Way, readonly TicketsOutcome[]>>;
}

const here = import.meta.dirname;
const resultsPath = join(here, 'tickets-results.json');
const ways: readonly Way[] = ['native', 'wasm'];
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' } },
});

const run = bench(Number(values.rows), Number(values.rounds));
process.stdout.write(table(run));
save(run);

function bench(rows: number, rounds: number): Run {
  const machine = { cores: cpus().length, load: Number(loadavg()[0]?.toFixed(1)), node: process.version };
  const path = ticketsFile(rows);
  const turns = Array.from({ length: rounds }, () =>
    ways.map((way) => ({ way, outcome: outcomeOf(way, path) })),
  );
  const of = (way: Way) => turns.flat().flatMap((turn) => (turn.way === way ? [turn.outcome] : []));
  const outcomes = { native: of('native'), wasm: of('wasm') };
  assertSame([...outcomes.native, ...outcomes.wasm]);
  const seconds = { native: medians(outcomes.native), wasm: medians(outcomes.wasm) };
  return { at: new Date().toISOString(), rows, rounds, ...machine, seconds, outcomes };
}

function outcomeOf(way: Way, path: string): TicketsOutcome {
  const parameters = [
    '--import',
    'tsx',
    '--max-old-space-size=6144',
    join(here, 'tickets-run.ts'),
    way,
    path,
  ];
  const printed = execFileSync(process.execPath, parameters, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stderr.write(`${way}: ${printed}\n`);
  return JSON.parse(printed) as TicketsOutcome;
}

function assertSame(outcomes: readonly TicketsOutcome[]): void {
  const counts = new Set(outcomes.map(({ phases: _, ...counted }) => JSON.stringify(counted)));
  if (counts.size > 1) throw new Error(`The ways do not come to the same: ${[...counts].join(', ')}`);
}

function medians(outcomes: readonly TicketsOutcome[]): Readonly<Record<TicketsPhase, number>> {
  const of = (phase: TicketsPhase) => {
    const sorted = outcomes.map(({ phases }) => phases[phase]).toSorted((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  };
  return { import: of('import'), cube: of('cube'), figures: of('figures'), chart: of('chart') };
}

function table({ rows, rounds, cores, load, seconds: { native, wasm } }: Run): string {
  const lines = ticketsPhases.map((phase) =>
    [
      phase.padEnd(10),
      `${native[phase].toFixed(2)} s`.padStart(10),
      `${wasm[phase].toFixed(2)} s`.padStart(10),
      (wasm[phase] / native[phase]).toFixed(2).padStart(14),
    ].join(''),
  );
  const title = `${rows} tickets, median of ${rounds}, ${cores} cores, load ${load}`;
  const header = `to            native      wasm   wasm / native`;
  return `${[title, header, ...lines].join('\n')}\n`;
}

/** The latest run first; every earlier one is kept. */
function save(latest: Run): void {
  const earlier = existsSync(resultsPath)
    ? (JSON.parse(readFileSync(resultsPath, 'utf8')) as { runs: Run[] }).runs
    : [];
  writeFileSync(resultsPath, `${JSON.stringify({ runs: [latest, ...earlier] }, null, 2)}\n`);
}
