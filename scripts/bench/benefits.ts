import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { aims, type BenefitsOutcome, type ChangeName } from './benefits-outcome.ts';
import { inOwnProcess, keepRun } from './runs.ts';

// `npm run bench:benefits -- [--partnerships 200] [--months 120] [--services 20] [--changes 60] [--native]`: how long it
// takes to evaluate a large portfolio, and to answer what a person changes on the Benefits screen, on the Overview and in
// the list of partnerships: what is fetched and all boards, without drawing. DuckDB-WASM in Node; with `--native`, native
// DuckDB on one thread beside it. `core` is time of the processor: what a change takes where nobody else wants the core.

interface Run {
  readonly at: string;
  readonly size: Readonly<Record<string, number>>;
  readonly cores: number;
  /** Processes that wanted a core when it began: above the number of cores, times are longer than they need be. */
  readonly load: number;
  readonly node: string;
  readonly wasm: BenefitsOutcome;
  readonly native: BenefitsOutcome | null;
}

const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    partnerships: { type: 'string', default: '200' },
    months: { type: 'string', default: '120' },
    services: { type: 'string', default: '20' },
    changes: { type: 'string', default: '60' },
    native: { type: 'boolean', default: false },
  },
});

const { partnerships, months, services, changes } = values;
const machine = { cores: cpus().length, load: Number(loadavg()[0]?.toFixed(1)), node: process.version };
const run: Run = {
  at: new Date().toISOString(),
  size: {
    partnerships: Number(partnerships),
    months: Number(months),
    services: Number(services),
    changes: Number(changes),
  },
  ...machine,
  wasm: outcomeOf('wasm'),
  native: values.native ? outcomeOf('native') : null,
};
process.stdout.write(table(run));
keepRun(join(here, 'benefits-results.json'), run);

function outcomeOf(way: 'wasm' | 'native'): BenefitsOutcome {
  const script = join(here, 'benefits-run.ts');
  return JSON.parse(inOwnProcess(script, way, partnerships, months, services, changes)) as BenefitsOutcome;
}

function table({ wasm, native, cores, load }: Run): string {
  const title = `${partnerships} partnerships x ${months} months x ${services} services, ${changes} changes, ${cores} cores, load ${load}`;
  const evaluations = Object.entries({ wasm, ...(native ? { native } : {}) }).map(
    ([way, { evaluation }]) =>
      `${way.padEnd(8)}evaluation ${evaluation.seconds.toFixed(1)} s, database ${evaluation.databaseMb.toFixed(0)} MB, process ${evaluation.processMb.toFixed(0)} MB`,
  );
  const lines = (Object.keys(aims) as ChangeName[]).map((name) => {
    const [own, other] = [wasm.changes[name], native?.changes[name]];
    return [
      name.padEnd(22),
      milliseconds(own?.p50),
      milliseconds(own?.p95),
      milliseconds(own?.core.p50),
      milliseconds(own?.core.p95),
      milliseconds(aims[name]),
      own && own.p95 <= aims[name] ? 'reached'.padStart(12) : 'not reached'.padStart(12),
      (own && other ? (own.p50 / other.p50).toFixed(2) : '-').padStart(10),
    ].join('');
  });
  const header = `${'change'.padEnd(22)}       p50       p95  core p50  core p95       aim            / native`;
  return `${[title, ...evaluations, header, ...lines].join('\n')}\n`;
}

function milliseconds(value: number | undefined): string {
  return (value === undefined ? '-' : `${value.toFixed(1)} ms`).padStart(10);
}
