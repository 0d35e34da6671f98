import { readdirSync, readFileSync } from 'node:fs';
import type { Engine, Parameter } from '#lib/core/engine/port.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate, type EvaluationParameters } from '#lib/core/measures/evaluate.ts';
import { pointsWhere } from '#lib/core/measures/points.ts';
import type { SqlText } from '#lib/core/engine/sql-text.ts';
import type { Grain } from '#lib/core/vocabulary/grain.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';

const core = new URL('../../../src/lib/core/', import.meta.url);

/** The SQL of the measures, as the platforms hand it in. */
export const sql: SqlText = Object.fromEntries(
  readdirSync(new URL('measures/', core), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .map((name) => [`measures/${name}`, readFileSync(new URL(`measures/${name}`, core), 'utf8')]),
);

export const measures = catalogueOf(sql);

export function measure(id: string) {
  const found = measures.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no measure ${id}`);
  return found;
}

type Values = Readonly<Record<string, Parameter | undefined>>;

/** Rows by table; what a row leaves out takes the defaults of an import. */
export interface Data {
  readonly costs?: readonly Values[];
  readonly volumes?: readonly Values[];
  readonly levels?: readonly Values[];
  readonly baselines?: readonly Values[];
  readonly prices?: readonly Values[];
  readonly partnerships?: readonly Values[];
  readonly benefits?: readonly Values[];
  readonly benefitPlans?: readonly Values[];
  readonly tickets?: readonly Values[];
  readonly agreements?: readonly Values[];
  readonly answers?: readonly Values[];
  readonly milestones?: readonly Values[];
  readonly objectives?: readonly Values[];
}

const tables = {
  costs: ['fact_cost', { partnership: 'P', grain: 'month', kind: 'run', scenario: 'actual' }],
  volumes: ['fact_volume', { partnership: 'P', grain: 'month', unit: 'units', scenario: 'actual' }],
  levels: ['fact_level', { partnership: 'P', grain: 'month', better: 'higher' }],
  baselines: ['baseline', { partnership: 'P', scope_factor: '1', version: '1' }],
  prices: ['price_index', { series: 'cpi', grain: 'month' }],
  partnerships: ['partnership', { partnership: 'P' }],
  benefits: ['benefit', { partnership: 'P', attribution_share: '1', status: 'realising' }],
  benefitPlans: ['benefit_plan', { grain: 'month', scenario: 'actual' }],
  tickets: ['fact_ticket', { partnership: 'P' }],
  agreements: [
    'agreement_component',
    { partnership: 'P', component: 'C', kind: 'service_level', version: '1' },
  ],
  milestones: ['milestone', { partnership: 'P', milestone: 'M' }],
  objectives: ['objective', { partnership: 'P', objective: 'O', better: 'higher' }],
  answers: ['survey_answer', { partnership: 'P', scale: '5', responses: '1' }],
} as const;

/** Create the tables of an import in an empty engine. */
export async function createTables(engine: Engine): Promise<void> {
  await engine.run(readFileSync(new URL('imports/load/tables.sql', core), 'utf8'));
}

/** The SQL of a few measures and of the facts that they read, for tests that load many times. */
export function sqlOf(facts: RegExp, ids: readonly string[]): SqlText {
  return Object.fromEntries(
    Object.entries(sql).filter(([path]) => {
      const [, folder, name = ''] = path.split('/');
      if (folder === 'facts') return facts.test(name);
      return folder !== 'catalogue' || ids.includes(name.replace('.sql', ''));
    }),
  );
}

/** Replace all data by the given rows, then evaluate every measure, or those of the given SQL. */
export async function load(
  engine: Engine,
  data: Data,
  parameters: Partial<EvaluationParameters> = {},
  text: SqlText = sql,
): Promise<void> {
  for (const name of Object.keys(tables) as (keyof Data)[]) {
    const [table, defaults] = tables[name];
    await engine.run(`delete from ${table}`);
    const rows = (data[name] ?? []).map((row, at) => ({
      file_id: 1,
      source_row: at + 1,
      source_line: at + 2,
      ...defaults,
      ...row,
    }));
    await insert(engine, table, rows);
  }
  await evaluate(engine, text, { currency: 'GBP', priceBase: null, ...parameters });
}

async function insert(engine: Engine, table: string, rows: readonly Values[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values: Record<string, Parameter> = {};
  const tuples = rows.map((row, at) => {
    const names = columns.map((column) => {
      values[`${column}_${at}`] = row[column] ?? null;
      return `$${column}_${at}`;
    });
    return `(${names.join(', ')})`;
  });
  await engine.run(
    `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values ${tuples.join(', ')}`,
    values,
  );
}

/** The months `first` to `first + count - 1` of 2024, as first days. */
export function months(first: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => month(first + at));
}

/** Month `number` counted from January 2024 (1). */
export function month(number: number): string {
  const index = number - 1;
  return `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** The points of one series; whole partnership P, government as a whole and nominal unless said. */
export async function series(
  engine: Engine,
  id: string,
  key: Partial<Point> = {},
): Promise<readonly Point[]> {
  const { partnership = 'P', service = null, party = 'system', terms = 'nominal', metric = null } = key;
  const points = await pointsWhere(engine, {
    partnership,
    measures: [id],
    services: service === null ? 'whole' : 'each',
  });
  return points
    .filter(
      (point) =>
        point.service === service &&
        point.party === party &&
        point.terms === terms &&
        point.metric === metric,
    )
    .toSorted((a, b) => (a.period < b.period ? -1 : Number(a.period > b.period)));
}

/** The values of one series by month. */
export async function values(engine: Engine, id: string, key: Partial<Point> = {}) {
  return (await series(engine, id, key)).map((point) => point.value);
}

/** The points of one series at one grain. */
export async function ofGrain(
  engine: Engine,
  id: string,
  grain: Grain,
  key: Partial<Point> = {},
): Promise<readonly Point[]> {
  return (await series(engine, id, key)).filter((point) => point.grain === grain);
}

/** The one point of a month. */
export async function at(
  engine: Engine,
  id: string,
  period: string,
  key: Partial<Point> = {},
): Promise<Point> {
  const found = (await series(engine, id, key)).find((point) => point.period === period);
  if (!found) throw new Error(`no ${id} in ${period}`);
  return found;
}
