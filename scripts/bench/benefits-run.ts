import type { Engine } from '#lib/core/engine/port.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { quantile } from '#lib/core/indicators/quantile/quantile.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { benefitsOf } from '#lib/core/review/benefits/benefits-data.ts';
import type { BenefitsData, BenefitsView } from '#lib/core/review/benefits/data.ts';
import { overviewPoints } from '#lib/core/review/overview-points.ts';
import { partnershipInfos } from '#lib/core/review/partnership-info.ts';
import { portfolioPoints } from '#lib/core/review/portfolio-points.ts';
import { portfolioRows, portfolioTotals, type PartnershipInfo } from '#lib/core/review/portfolio.ts';
import { openingQuarter, quartersOf } from '#lib/core/review/quarters.ts';
import { realisationHeat } from '#lib/core/review/realisation-heat.ts';
import { ukFiscalCalendar as calendar } from '#lib/core/vocabulary/fiscal.ts';
import { addMonths, type Month } from '#lib/core/vocabulary/month.ts';
import type { Party, Point, Terms } from '#lib/core/vocabulary/point.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { boards } from './benefits-boards.ts';
import { fillTables, type Size } from './benefits-data.ts';
import type { BenefitsOutcome, Change } from './benefits-outcome.ts';
import { startNativeEngine } from './native-engine.ts';

// One engine in a process of its own: `benefits-run.ts wasm|native PARTNERSHIPS MONTHS SERVICES CHANGES` prints JSON.

const [way = 'wasm', ...numbers] = process.argv.slice(2);
const [partnerships = 200, months = 120, services = 20, changes = 60] = numbers.map(Number);

const size: Size = { partnerships, months, services };
const engine = await (way === 'native' ? startNativeEngine() : startNodeEngine());
process.stdout.write(JSON.stringify(await run(engine)));
process.exit(0);

async function run(tables: Engine): Promise<BenefitsOutcome> {
  const sql = await readSqlText();
  await prepareTables(tables, sql);
  await fillTables(tables, size);
  const start = performance.now();
  await evaluate(tables, sql, { currency: 'GBP', priceBase: null });
  const seconds = (performance.now() - start) / 1000;
  const infos = await partnershipInfos(tables);
  return {
    evaluation: { seconds, databaseMb: await databaseMb(tables), processMb: process.memoryUsage.rss() / 1e6 },
    changes: {
      ...(await benefitsChanges(tables, infos)),
      ...(await portfolioChanges(tables, infos)),
    },
  };
}

async function benefitsChanges(
  tables: Engine,
  infos: readonly PartnershipInfo[],
): Promise<BenefitsOutcome['changes']> {
  const chance = seeded(1);
  const parts = new Map<string, number[]>();
  const change = async () => {
    const view = anyView(chance);
    const { partnership } = chance.of(infos);
    const fetched = await timed(parts, 'fetch', () => benefitsOf(tables, { partnership, ...view }));
    return drawn(fetched, { ...view, calendar, until: anyQuarter(chance) }, parts);
  };
  const partnership = await repeated(change);
  const data = await benefitsOf(tables, { partnership: chance.of(infos).partnership, ...anyView(chance) });
  const quarter = await repeated(() =>
    Promise.resolve(drawn(data, { ...anyView(chance), calendar, until: anyQuarter(chance) }, new Map())),
  );
  const overview = await repeated(() => {
    const { partnership: id } = chance.of(infos);
    return timed(parts, 'overview fetch', () =>
      overviewPoints(tables, { partnership: id, ...anyView(chance) }),
    );
  });
  for (const [name, times] of parts) process.stderr.write(`${way} ${name}: ${shown(times)}\n`);
  return { benefits_partnership: partnership, benefits_quarter: quarter, overview_partnership: overview };
}

function drawn(data: BenefitsData, view: BenefitsView, parts: Map<string, number[]>): unknown {
  return Object.entries(boards).map(([name, board]) => {
    const start = performance.now();
    const made = board(data, view);
    note(parts, name, performance.now() - start);
    return made;
  });
}

async function portfolioChanges(
  tables: Engine,
  infos: readonly PartnershipInfo[],
): Promise<BenefitsOutcome['changes']> {
  const chance = seeded(2);
  const parts = new Map<string, number[]>();
  let points: readonly Point[] = [];
  const view = await repeated(async () => {
    points = await timed(parts, 'portfolio fetch', () => portfolioPoints(tables, anyView(chance)));
    return list(infos, points, anyQuarter(chance));
  });
  const quarter = await repeated(() => Promise.resolve(list(infos, points, anyQuarter(chance))));
  for (const [name, times] of parts) process.stderr.write(`${way} ${name}: ${shown(times)}\n`);
  return { portfolio_view: view, portfolio_quarter: quarter };
}

function list(infos: readonly PartnershipInfo[], points: readonly Point[], until: Month): unknown {
  const rows = portfolioRows(infos, points, until);
  const heat = realisationHeat(infos, points, { calendar, until });
  return [quartersOf(points, calendar), openingQuarter(points, calendar), rows, portfolioTotals(rows), heat];
}

/** Times of a change in milliseconds, the first few left out: a page has warmed up when people change things. */
async function repeated(action: () => Promise<unknown>): Promise<Change> {
  for (let at = 0; at < 10; at += 1) await action();
  const walls: number[] = [];
  const cores: number[] = [];
  for (let at = 0; at < changes; at += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await action();
    walls.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    cores.push((user + system) / 1000);
  }
  return { ...percentiles(walls), core: percentiles(cores), times: changes };
}

function percentiles(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const of = (share: number) => quantile(times, share, 1) ?? Number.NaN;
  return { p50: of(0.5), p95: of(0.95) };
}

async function timed<T>(times: Map<string, number[]>, name: string, action: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await action();
  note(times, name, performance.now() - start);
  return result;
}

function note(times: Map<string, number[]>, name: string, milliseconds: number): void {
  times.set(name, [...(times.get(name) ?? []), milliseconds]);
}

function shown(times: readonly number[]): string {
  const { p50, p95 } = percentiles(times);
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
}

async function databaseMb(tables: Engine): Promise<number> {
  const [row] = await tables.query<{ mb: number }>(
    'select sum(memory_usage_bytes)::double / 1e6 as mb from duckdb_memory()',
  );
  return row?.mb ?? Number.NaN;
}

interface Chance {
  readonly below: (limit: number) => number;
  readonly of: <T>(choices: readonly T[]) => T;
}

/** The same choices at every run. */
function seeded(seed: number): Chance {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return { below, of: (choices) => choices[below(choices.length)]! };
}

function anyView(chance: Chance): { readonly party: Party; readonly terms: Terms } {
  return { party: chance.of(['system', 'customer', 'provider']), terms: chance.of(['nominal', 'real']) };
}

/** The end of a quarter after the first year. */
function anyQuarter(chance: Chance): Month {
  return addMonths('2016-06-01', 3 * chance.below(Math.max(1, Math.floor((months - 15) / 3))));
}
