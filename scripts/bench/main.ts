import { existsSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '#lib/core/indicators/statistics/averages.ts';
import { ensureBuilt } from '../house/build.mjs';
import { contenders, phases, type Contender, type Outcome, type Phase } from './outcome.ts';
import { inOwnProcess, keepRun } from './runs.ts';

// `npm run bench -- [--rows 1000000] [--rounds 3] [--only papaparse,native,wasm,site]`: the time to load a large costs
// file, each way in a process of its own, in turns, medians of all rounds. Ratios compare within one run only.

interface Result {
  readonly contender: Contender;
  readonly medians: Partial<Record<Phase, number>>;
  readonly outcomes: readonly Outcome[];
}

interface Run {
  readonly at: string;
  readonly rows: number;
  readonly rounds: number;
  readonly cores: number;
  readonly node: string;
  readonly results: readonly Result[];
}

const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: contenders.join(',') },
  },
});

// A build speaks on standard output, where each contender prints its outcome.
if (isWanted('site')) await ensureBuilt();
const run = bench(Number(values.rows), Number(values.rounds), contenders.filter(isWanted));
process.stdout.write(table(run));
keepRun(join(here, 'results.json'), run);

function isWanted(contender: Contender): boolean {
  return values.only.split(',').includes(contender);
}

function bench(rows: number, rounds: number, wanted: readonly Contender[]): Run {
  const path = costsFile(rows);
  const turns = Array.from({ length: rounds }, () => wanted.map((contender) => ({ contender, path }))).flat();
  const outcomes = turns.map(({ contender }) => ({ contender, outcome: load(contender, path) }));
  assertSameAmount(outcomes.map(({ outcome }) => outcome));
  const results = wanted.map((contender) =>
    summed(
      contender,
      outcomes.filter((each) => each.contender === contender).map(({ outcome }) => outcome),
    ),
  );
  const machine = { cores: cpus().length, node: process.version };
  return { at: new Date().toISOString(), rows, rounds, ...machine, results };
}

/** The generator is deterministic: a file of the right name is the right file. */
function costsFile(rows: number): string {
  const path = join(tmpdir(), `outturn-costs-${rows}.csv`);
  if (!existsSync(path)) inOwnProcess(join(here, '../generate-costs.ts'), String(rows), path);
  return path;
}

function load(contender: Contender, path: string): Outcome {
  const outcome = JSON.parse(inOwnProcess(join(here, 'contender.ts'), contender, path)) as Outcome;
  process.stderr.write(`${contender}: ${JSON.stringify(outcome)}\n`);
  return outcome;
}

function assertSameAmount(outcomes: readonly Outcome[]): void {
  const amounts = new Set(outcomes.flatMap((outcome) => outcome.amount ?? []));
  if (amounts.size > 1) throw new Error(`The ways do not load the same: ${[...amounts].join(', ')}`);
}

function summed(contender: Contender, outcomes: readonly Outcome[]): Result {
  const medians = phases.flatMap((phase) => {
    const seconds = outcomes.flatMap((outcome) => outcome.phases[phase] ?? []);
    const middle = median(seconds);
    return middle === null ? [] : [[phase, middle] as const];
  });
  return { contender, medians: Object.fromEntries(medians), outcomes };
}

/** Seconds, and times as long as PapaParse takes to its cube, native DuckDB to the same phase, and its one pass. */
function table({ rows, rounds, cores, results }: Run): string {
  const of = (contender: Contender, phase: Phase) =>
    results.find((result) => result.contender === contender)?.medians[phase];
  const peaks = results.flatMap(({ contender, outcomes }) => {
    const peak = Math.max(0, ...outcomes.map(({ peakMb = 0 }) => peakMb));
    return peak === 0 ? [] : [`${contender}: at most ${peak} MB in one process`];
  });
  const lines = results.flatMap(({ contender, medians }) =>
    (Object.entries(medians) as [Phase, number][]).map(([phase, seconds]) =>
      [
        contender.padEnd(10),
        phase.padEnd(8),
        `${seconds.toFixed(2).padStart(7)} s`,
        ratio(seconds, of('papaparse', 'cube')),
        ratio(seconds, of('native', phase)),
        ratio(seconds, of('native', 'one_pass')),
      ].join('  '),
    ),
  );
  const title = `${rows} rows, median of ${rounds}, ${cores} cores`;
  const header = 'way         to          seconds  / PapaParse     / native   / one pass';
  return `${[title, header, ...lines, ...peaks].join('\n')}\n`;
}

function ratio(seconds: number, base: number | undefined): string {
  return (base === undefined ? '-' : (seconds / base).toFixed(2)).padStart(11);
}
