import type { Engine, QueryOptions } from '../engine/port.ts';
import { defaultIndicators, type WorkingTime } from '../vocabulary/indicator-settings.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { catalogueOf } from './catalogue.ts';
import { QueryCancelled, QueryError } from '../engine/port.ts';
import { filesIn, type SqlText } from '../engine/sql-text.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import { fillSeries, putInOrder, rangeStarts, type Filled, type Filling } from './fill-series.ts';
import { keepPages } from './page.ts';

/** What the figures depend on beside the data. `priceBase` null: the prices of the earliest baseline. */
export interface EvaluationParameters {
  readonly currency: string;
  readonly priceBase: { readonly series: string; readonly from: string; readonly to: string } | null;
  /** When the clock of cases runs; around the clock unless said. */
  readonly workingTime?: WorkingTime | null;
  /** Days after which an open case is aged; 30 unless said. */
  readonly agedDays?: number;
  /** Month in which a year starts where neither agreement nor partnership says so; January unless said. */
  readonly yearStart?: number;
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
  /** Measures that people added. One that fails, or takes too long, is left out and named in a finding. */
  readonly own?: readonly Measure[];
  /** How long each of them may take; 10 seconds unless said. */
  readonly ownLimitMs?: number;
}

const usualOwnLimitMs = 10_000;

/**
 * Measures of which a screen draws every service of a partnership: their series are kept, to be there at once. Those of
 * other measures are computed when somebody asks; kept, they would fill the memory of a large portfolio.
 */
const drawnByService: ReadonlySet<string> = new Set([
  'cost',
  'planned_cost',
  'volume',
  'planned_volume',
  'attainment',
]);

/** What came of an evaluation. */
export interface Evaluated {
  readonly findings: readonly Finding[];
  /** The measures that were computed: the catalogue, and what people added without what failed. */
  readonly measures: readonly Measure[];
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * Build the monthly cube from the imported tables and fill table `series` with every measure of the catalogue, from
 * nothing: running it again gives the same. Rejects with a `QueryError` that names the statement.
 */
export async function evaluate(
  engine: Engine,
  sql: SqlText,
  parameters: EvaluationParameters,
  { signal, onProgress, own = [], ownLimitMs = usualOwnLimitMs }: EvaluationOptions = {},
): Promise<Evaluated> {
  const findings: Finding[] = [];
  const catalogue = catalogueOf(sql);
  const filled: Filled[] = [];
  let starts: readonly string[] = [];
  const steps = [
    { name: 'settings', run: () => saveSettings(engine, sql, parameters) },
    ...filesIn(sql, 'measures/facts').map(([path, text]) => ({
      name: path,
      run: () => engine.run(text, {}, { signal }),
    })),
    {
      name: 'points',
      run: async () => {
        await engine.run(textOf(sql, 'measures/point-table.sql'));
        starts = await rangeStarts(engine);
      },
    },
    ...catalogue.map((measure, position) => ({
      name: measure.title,
      run: async () => {
        const keepsServices = !measure.isMonetary || drawnByService.has(measure.id);
        filled.push(await fillSeries(engine, measure, starts, { position, keepsServices, signal }));
      },
    })),
    ...own.map((measure, at) => ({
      name: measure.title,
      run: async () => {
        const filling = { position: catalogue.length + at, starts, signal, limitMs: ownLimitMs };
        const found = await fillOwn(engine, measure, filling);
        if ('measure' in found) filled.push(found);
        else findings.push(found);
      },
    })),
    { name: 'order', run: () => putInOrder(engine, filled) },
    { name: 'at hand', run: () => engine.run(textOf(sql, 'measures/at-hand.sql'), {}, { signal }) },
    // Who evaluates a few facts alone has no screens.
    ...(sql['measures/facts/97_at_hand.sql'] === undefined
      ? []
      : [{ name: 'pages', run: () => keepPages(engine, signal) }]),
  ];
  await runAll(steps, onProgress);
  return { findings, measures: filled.map(({ measure }) => measure) };
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
  const { currency, priceBase, workingTime = null, agedDays, yearStart = 1 } = parameters;
  await engine.run(
    `insert into setting values (
      $currency, $series, $from::date, $to::date, $agedDays, $workDays, $workFrom, $workUntil, $holidays, $yearStart
    )`,
    {
      currency,
      series: priceBase?.series ?? null,
      from: priceBase?.from ?? null,
      to: priceBase?.to ?? null,
      agedDays: agedDays ?? defaultIndicators.agedDays,
      workDays: workingTime?.days.join(',') ?? null,
      workFrom: workingTime ? secondOfDay(workingTime.from) : null,
      workUntil: workingTime ? secondOfDay(workingTime.until) : null,
      holidays: workingTime?.holidays.join(',') ?? null,
      yearStart,
    },
  );
}

/** `09:30` as 34200. */
function secondOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60;
}

/**
 * All points of a measure that a person added are computed here, so that one that fails does so here and nowhere else.
 * It has its time, so that a query without end does not keep the figures from everybody.
 */
async function fillOwn(
  engine: Engine,
  measure: Measure,
  {
    position,
    starts,
    signal,
    limitMs,
  }: Omit<Filling, 'keepsServices'> & { readonly starts: readonly string[]; readonly limitMs: number },
): Promise<Filled | Finding> {
  const limit = AbortSignal.timeout(limitMs);
  const either = signal ? AbortSignal.any([signal, limit]) : limit;
  try {
    return await fillSeries(engine, measure, starts, { position, keepsServices: true, signal: either });
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof QueryCancelled && limit.aborted) return leftOut(measure, tooLong(limitMs));
    if (error instanceof QueryError) return leftOut(measure, error.message);
    throw error;
  }
}

function leftOut({ title }: Measure, reason: string): Finding {
  const message = `Measure "${title}" could not be computed and is left out: ${reason}`;
  return finding('warning', 'own_measure_failed', message);
}

function tooLong(limitMs: number): string {
  return `stopped after ${limitMs / 1000} seconds; read fewer rows or join on a key`;
}

function textOf(sql: SqlText, path: string): string {
  const text = sql[path];
  if (text === undefined) throw new Error(`${path}: expected this SQL file, found none`);
  return text;
}
