import { crossCheck } from '#lib/core/imports/checks/cross-check.ts';
import type { Answer } from '#lib/core/imports/scan/dialect-answer.ts';
import { importSources, type Imported, type Waiting } from '#lib/core/imports/import-sources.ts';
import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { bothImported, nothingImported } from '#lib/core/imports/load/imported.ts';
import { prepareTables } from '#lib/core/imports/load/load.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { scannerCutting } from '#lib/core/imports/scan/scanner-cutting.ts';
import type { Engine } from '#lib/core/engine/port.ts';
import { catalogueOf } from '#lib/core/measures/catalogue.ts';
import { evaluate } from '#lib/core/measures/evaluate.ts';
import { guardFindings } from '#lib/core/measures/guard.ts';
import { ownBeside } from '#lib/core/measures/own.ts';
import { allPoints } from '#lib/core/measures/points.ts';
import type { ResultOutlook } from '#lib/core/measures/result.ts';
import { summaryOf, type Summary } from '#lib/core/measures/summary.ts';
import { appraisalsOf } from '#lib/core/review/benefits/appraisal-summary.ts';
import { compareFindings, type Finding } from '#lib/core/vocabulary/finding.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import type { Point, Terms } from '#lib/core/vocabulary/point.ts';
import { passesOf } from '#lib/core/workspace/passes.ts';
import type { WorkspaceSpec } from '#lib/core/workspace/spec.ts';
import type { KeptSource } from '#lib/core/workspace/store.ts';
import { startNodeEngine } from '#lib/platform/node/engine.ts';
import { readSqlText } from '#lib/platform/node/sql-text.ts';
import { needsAnswer } from './needs-answer.ts';
import { outlookOf } from './outlook.ts';
import { uncheckedControls } from './unchecked-controls.ts';

/** What to evaluate. Points are many: they are fetched only when somebody wants them. */
export interface Request {
  readonly sources: readonly KeptSource[];
  readonly spec: WorkspaceSpec;
  /** What was found before any file was read. */
  readonly findings: readonly Finding[];
  readonly answers: readonly Answer[];
  readonly terms: Terms;
  readonly wantsPoints: boolean;
}

/** Everything that came of it; `findings` are in order of severity. */
export interface Evaluation {
  readonly files: readonly ImportedFile[];
  /** Every file that could be read, with its bytes. */
  readonly read: Imported['read'];
  /** Files that need an answer, with the questions that are open. */
  readonly waiting: readonly Waiting[];
  readonly findings: readonly Finding[];
  readonly measures: readonly Measure[];
  readonly points: readonly Point[];
  readonly summary: readonly Summary[];
  /** Signals, alerts, leads and forecasts; none when points are not wanted either. */
  readonly outlook: ResultOutlook;
}

/** Import files and compute every measure, in a database of its own. */
export function evaluateSources(request: Request): Promise<Evaluation> {
  return withEvaluation(request, async (evaluation) => evaluation);
}

/** Import files and compute every measure, and do something with them while the database is there. */
export async function withEvaluation<T>(
  request: Request,
  use: (evaluation: Evaluation, engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await startNodeEngine();
  try {
    return await use(await evaluateIn(engine, request), engine);
  } finally {
    await engine.close();
  }
}

async function evaluateIn(engine: Engine, request: Request): Promise<Evaluation> {
  const { spec, terms, wantsPoints } = request;
  const sql = await readSqlText();
  const own = ownBeside(catalogueOf(sql), spec.ownMeasures);
  await prepareTables(engine, sql);
  const imported = await importAll(engine, request);
  const { currency, priceBase, calendar, indicators } = spec;
  const { workingTime, agedDays } = indicators;
  const parameters = { currency, priceBase, workingTime, agedDays, yearStart: calendar.startMonth };
  const { measures, findings } = await evaluate(engine, sql, parameters, { own: own.measures });
  const found = await findingsOf(engine, request, imported);
  return {
    files: imported.files,
    read: imported.read,
    waiting: imported.waiting,
    findings: [...found, ...own.findings, ...findings].toSorted(compareFindings),
    measures,
    points: wantsPoints ? await allPoints(engine, terms) : [],
    outlook: wantsPoints
      ? await outlookOf(engine, { spec, measures, terms })
      : { signals: [], alerts: [], leads: [], forecasts: [] },
    summary: [...(await summariesOf(engine, measures, terms)), ...(await appraisalsOf(engine, spec))],
  };
}

/** Read every file as often as it is cut in another way. */
async function importAll(engine: Engine, { sources, spec, answers }: Request): Promise<Imported> {
  let imported = nothingImported;
  for (const pass of passesOf(sources)) {
    const one = await importSources(engine, pass.sources, {
      mappings: spec.mappings,
      calendar: spec.calendar,
      answers,
      givenTotals: spec.controlTotals,
      loaded: imported.files,
      findRead: (sha256) => imported.read.find((read) => read.scan.sha256 === sha256) ?? null,
      scanner: scannerCutting((content) => pass.cutOf(content), scan),
      isWanted: (source, dataset) => pass.isWanted(source, dataset),
    });
    imported = bothImported(imported, one);
  }
  return imported;
}

async function findingsOf(
  engine: Engine,
  { sources, spec, findings: given }: Request,
  { files, findings, waiting }: Imported,
): Promise<readonly Finding[]> {
  return [
    ...given,
    // In place of the import's own word on a waiting file: nobody can be asked here, so it says what to write down.
    ...findings.filter(({ rule }) => rule !== 'needs_mapping' && rule !== 'needs_answer'),
    ...waiting.map(needsAnswer),
    ...files.flatMap((file) => file.findings),
    ...uncheckedControls({ sources, givenTotals: spec.controlTotals, files }),
    ...(await crossCheck(engine, files)),
    ...(await guardFindings(engine, files)),
  ];
}

/** Government as a whole first, with what cannot be computed; then the parties, where there are figures of theirs. */
async function summariesOf(
  engine: Engine,
  measures: readonly Measure[],
  terms: Terms,
): Promise<readonly Summary[]> {
  const monetary = measures.filter((measure) => measure.isMonetary);
  const system = await summaryOf(engine, measures, { party: 'system', terms });
  const customer = await summaryOf(engine, monetary, { party: 'customer', terms });
  const provider = await summaryOf(engine, monetary, { party: 'provider', terms });
  return [...system, ...[...customer, ...provider].filter(({ from }) => from !== null)];
}
