import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { controlRows, controlWalks } from '#lib/core/charts/control-walk.ts';
import { meetsTarget } from '#lib/core/indicators/control/assurance.ts';
import { controlSentence } from '#lib/core/indicators/control/sentence.ts';
import { ruleName, variationWords } from '#lib/core/indicators/control/words.ts';
import { quantile } from '#lib/core/indicators/quantile/quantile.ts';
import { seededRandom } from '#lib/core/indicators/statistics/seeded-random.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { quarterTicks } from '#lib/core/review/quarter-ticks.ts';
import type { ServiceData } from '#lib/core/review/service/data.ts';
import { portfolioBoard } from '#lib/core/review/service/portfolio-signals.ts';
import { chosenSignal, serviceBoard, type ServiceBoard } from '#lib/core/review/service/service-board.ts';
import { portfolioServiceOf, serviceOf } from '#lib/core/review/service/service-data.ts';
import { targetHistory } from '#lib/core/review/service/target-steps.ts';
import type { ControlPoint, RuleId, Variation } from '#lib/core/vocabulary/control.ts';
import { ukFiscalCalendar as calendar } from '#lib/core/vocabulary/fiscal.ts';
import { defaultIndicators as settings } from '#lib/core/vocabulary/indicator-settings.ts';
import { addMonths } from '#lib/core/vocabulary/month.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';
import { controlTheme } from '#lib/ui/theme.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { fillTables, type Size } from './benefits-data.ts';

// `npm run bench:service -- [PARTNERSHIPS] [MONTHS] [SERVICES] [METRICS]`: how long a switch takes on the Service levels
// screen, 95th percentile. A switch of service or metric asks nothing of the database and computes no other chart.

const [partnerships = 200, months = 120, services = 20, metrics = 6] = process.argv.slice(2).map(Number);
const size: Size = { partnerships, months, services };
const switches = 300;
const aimMs = 50;
const first = '2015-04-01';
const last = addMonths(first, months - 1);

const sql = await readSqlText();
const measures = catalogueOf(sql);
const engine = await startNodeEngine();
await prepareTables(engine, sql);
await fillTables(engine, size);
await evaluate(engine, sql, { currency: 'GBP', priceBase: null });

const judged = { measures, settings, until: last, calendar };
const data = generated();
const board = serviceBoard(data, judged);
const series = board.signals.length;

const rows = [
  [
    'service or metric (of data in memory)',
    `${series} charts of ${months} months`,
    await times(chooseAny),
    aimMs,
  ],
  ['quarter (every chart anew)', `${series} charts of ${months} months`, await times(anyQuarter, 40), null],
  [
    'partnership (fetch and every chart)',
    `${partnerships} partnerships`,
    await times(anyPartnership, 40),
    null,
  ],
  ['home (fetch and every chart)', `${partnerships} partnerships`, await times(home, 5), null],
] as const;

const table = rows.map(([name, of, taken, aim]) => ({
  switch: name,
  of,
  p50Ms: round(quantile(taken, 0.5, 1)),
  p95Ms: round(quantile(taken, 0.95, 1)),
  aimMs: aim,
}));
process.stdout.write(
  [
    '| switch of | data | p50, ms | p95, ms | aim, ms |',
    '| --- | --- | ---: | ---: | ---: |',
    ...table.map(
      (row) => `| ${row.switch} | ${row.of} | ${row.p50Ms} | ${row.p95Ms} | ${row.aimMs ?? '–'} |`,
    ),
    '',
  ].join('\n'),
);
const results = fileURLToPath(new URL('service-switch-results.json', import.meta.url));
writeFileSync(results, `${JSON.stringify({ size, metrics, table }, null, 2)}\n`);
await engine.close();

/** Everything between the choice of a series and its drawing. */
function chooseAny(at: number): unknown {
  const signal = chosenSignal(board.signals, board.signals[(at * 7919) % series]!.key)!;
  const { chart, unit, title } = signal;
  const ticks = quarterTicks(
    signal.points.map(({ period }) => period),
    calendar,
  );
  const words = {
    variation: (variation: Variation) => variationWords[variation].short,
    rule: (rule: RuleId) => ruleName(chart.ruleSet, rule),
    isMet: ({ value, target }: ControlPoint) => meetsTarget(value, target, chart.better),
  };
  const figure = { chart, unit, events: data.events, quarters: ticks, selected: null };
  return [
    targetHistory(signal),
    controlSentence(chart, title, unit),
    controlWalks(figure, controlTheme, words),
    controlRows(figure, words),
  ];
}

function anyQuarter(at: number): ServiceBoard {
  return serviceBoard(data, { ...judged, until: addMonths(last, -3 * (at % 12)) });
}

async function anyPartnership(at: number): Promise<ServiceBoard> {
  const number = String(((at * 37) % partnerships) + 1).padStart(3, '0');
  return serviceBoard(await serviceOf(engine, `Partnership ${number}`, measures), judged);
}

async function home(): Promise<unknown> {
  return portfolioBoard(await portfolioServiceOf(engine, measures), judged);
}

/** A partnership with several metrics of many services, each month given by its cases. */
function generated(): ServiceData {
  const chance = seededRandom(1);
  const names = Array.from({ length: services }, (_, at) => `Service ${at + 1}`);
  const metricNames = Array.from({ length: metrics }, (_, at) => `Metric ${at + 1}`);
  const points = metricNames.flatMap((metric) =>
    [null, ...names].flatMap((service) =>
      Array.from({ length: months }, (_, at) => levelPoint({ metric, service, at }, chance)),
    ),
  );
  return {
    partnership: 'P',
    points,
    metrics: metricNames.flatMap((metric) =>
      [null, ...names].map((service) => ({ metric, service, better: 'higher' as const, unit: 'share' })),
    ),
    events: [{ date: '2018-04-15', title: 'Rebase', kind: 'rebase', reason: 'New system' }],
  };
}

function levelPoint(
  { metric, service, at }: { metric: string; service: string | null; at: number },
  chance: () => number,
): Point {
  const denominator = 800 + Math.round(400 * chance());
  const numerator = Math.round(denominator * (0.9 + 0.06 * chance()));
  return {
    measure: 'attainment',
    partnership: 'P',
    service,
    metric,
    party: 'system',
    terms: 'nominal',
    period: addMonths(first, at),
    grain: 'month',
    value: (numerator / denominator).toFixed(12),
    unit: 'share',
    numerator: String(numerator),
    denominator: String(denominator),
    target: at < months / 2 ? '0.92' : '0.93',
    rows: 1,
    status: null,
  };
}

async function times(run: (at: number) => unknown, count = switches): Promise<readonly number[]> {
  const taken: number[] = [];
  // The first runs are the compiler's.
  for (let at = -3; at < count; at++) {
    const start = performance.now();
    await run(Math.abs(at));
    if (at >= 0) taken.push(performance.now() - start);
  }
  return taken;
}

function round(ms: number | null): number {
  return Number(ms?.toFixed(1));
}
