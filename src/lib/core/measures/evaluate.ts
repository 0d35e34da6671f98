import type { Engine, QueryOptions } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { catalogueOf } from './catalogue.ts';
import { filesIn, type SqlText } from '../engine/sql-text.ts';

/** What the figures depend on beside the data. `priceBase` null: the prices of the earliest baseline. */
export interface EvaluationParameters {
  readonly currency: string;
  readonly priceBase: { readonly series: string; readonly from: string; readonly to: string } | null;
}

/** How far an evaluation has come: `done` of `total` steps, and the step that is next. */
export interface EvaluationProgress {
  readonly done: number;
  readonly total: number;
  readonly step: string;
}

/** Options of an evaluation; aborting the signal rejects with a `QueryCancelled`. */
export interface EvaluationOptions extends QueryOptions {
  readonly onProgress?: (progress: EvaluationProgress) => void;
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * Build the monthly cube from the imported tables and fill table `point` with every measure of the catalogue, from
 * nothing: running it again gives the same. Rejects with a `QueryError` that names the statement.
 */
export async function evaluate(
  engine: Engine,
  sql: SqlText,
  parameters: EvaluationParameters,
  { signal, onProgress }: EvaluationOptions = {},
): Promise<void> {
  const steps = [
    { name: 'settings', run: () => saveSettings(engine, sql, parameters) },
    ...filesIn(sql, 'measures/facts').map(([path, text]) => ({
      name: path,
      run: () => engine.run(text, {}, { signal }),
    })),
    { name: 'points', run: () => engine.run(textOf(sql, 'measures/point-table.sql')) },
    ...catalogueOf(sql).map((measure, position) => ({
      name: measure.title,
      run: () => fill(engine, measure, { position, signal }),
    })),
  ];
  await runAll(steps, onProgress);
}

async function runAll(steps: readonly Step[], onProgress: EvaluationOptions['onProgress']): Promise<void> {
  for (const [done, step] of steps.entries()) {
    onProgress?.({ done, total: steps.length, step: step.name });
    await step.run();
  }
  onProgress?.({ done: steps.length, total: steps.length, step: 'done' });
}

async function saveSettings(engine: Engine, sql: SqlText, parameters: EvaluationParameters): Promise<void> {
  await engine.run(textOf(sql, 'measures/settings.sql'));
  await engine.run('insert into setting values ($currency, $series, $from::date, $to::date)', {
    currency: parameters.currency,
    series: parameters.priceBase?.series ?? null,
    from: parameters.priceBase?.from ?? null,
    to: parameters.priceBase?.to ?? null,
  });
}

// The query is a file of the catalogue, so it may stand in a statement; the id is one of its own headers, bound.
async function fill(
  engine: Engine,
  measure: Measure,
  { position, signal }: { position: number; signal: AbortSignal | undefined },
): Promise<void> {
  await engine.run('insert into measure values ($id, $position, $isMonetary)', {
    id: measure.id,
    position,
    isMonetary: measure.isMonetary,
  });
  await engine.run(
    `insert into point by name\nselect $id::varchar as measure, points.*\nfrom (\n${measure.points}\n) as points`,
    { id: measure.id },
    { signal },
  );
}

function textOf(sql: SqlText, path: string): string {
  const text = sql[path];
  if (text === undefined) throw new Error(`${path}: expected this SQL file, found none`);
  return text;
}
