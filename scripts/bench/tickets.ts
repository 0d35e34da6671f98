import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '#lib/core/indicators/statistics/averages.ts';
import { inOwnProcess, keepRun } from './runs.ts';
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
const ways: readonly Way[] = ['native', 'wasm'];
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '3' } },
});

const run = bench(Number(values.rows), Number(values.rounds));
process.stdout.write(table(run));
keepRun(join(here, 'tickets-results.json'), run);

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
  const printed = inOwnProcess(join(here, 'tickets-run.ts'), way, path);
  process.stderr.write(`${way}: ${printed}\n`);
  return JSON.parse(printed) as TicketsOutcome;
}

function assertSame(outcomes: readonly TicketsOutcome[]): void {
  const counts = new Set(outcomes.map(({ phases: _, ...counted }) => JSON.stringify(counted)));
  if (counts.size > 1) throw new Error(`The ways do not come to the same: ${[...counts].join(', ')}`);
}

function medians(outcomes: readonly TicketsOutcome[]): Readonly<Record<TicketsPhase, number>> {
  const of = (phase: TicketsPhase) => median(outcomes.map(({ phases }) => phases[phase])) ?? Number.NaN;
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
