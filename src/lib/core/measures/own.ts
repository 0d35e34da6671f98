import { QueryCancelled, type Cell, type Engine, type Row } from '../engine/port.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { OwnMeasure } from '../vocabulary/own-measure.ts';
import type { Point } from '../vocabulary/point.ts';
import {
  faultOfLineage,
  faultsOfLineage,
  lineageOfOwn,
  openedRows,
  ownLineage,
  type OwnRows,
} from './own-lineage.ts';
import { ownColumns, pointsOfOwn, refusal } from './own-points.ts';
import { bareSelect, readSelect } from './own-select.ts';

const required = ['partnership', 'period', 'value'];

/** The measures that analysts added, in the form of those of the catalogue. One that must not run gives its fault. */
export function ownMeasures(list: readonly OwnMeasure[]): readonly Measure[] {
  return list.map((own) => {
    const { fault, reads } = readSelect(own.sql);
    const lineage = lineageOfOwn(own);
    return {
      id: own.id,
      title: own.title,
      kind: 'own',
      better: own.better,
      unit: own.unit,
      total: own.total,
      isMonetary: own.unit === 'money' || own.unit === 'money per unit',
      span: 'month',
      absent: 'its select gives no rows',
      reads: [...new Set([...reads, ...(lineage === null ? [] : readSelect(own.lineage ?? '').reads)])],
      parts: [],
      meaning: own.meaning,
      formula: 'its query over documented facts',
      source: 'added in this workspace',
      caveat: `Not one of the catalogue: whoever added it answers for it. ${rowsCaveat(own)}`,
      points: fault === null ? pointsOfOwn(own) : refusal(fault),
      lineage,
    };
  });
}

function rowsCaveat(own: OwnMeasure): string {
  const fault = faultOfLineage(own);
  if (fault !== null) return `Its select of rows is not run: ${fault}.`;
  return ownLineage(own) === null
    ? 'Opens to no rows: add a select of its rows.'
    : 'So do its rows, which another select gives: the panel says whether they sum to the figure.';
}

/** Own measures beside a catalogue. One whose id is taken, as a document written by hand may have, is left out and named. */
export function ownBeside(
  catalogue: readonly Measure[],
  list: readonly OwnMeasure[],
): { readonly measures: readonly Measure[]; readonly findings: readonly Finding[] } {
  const isTaken = ({ id }: OwnMeasure, at: number) =>
    catalogue.some((measure) => measure.id === id) || list.findIndex((other) => other.id === id) < at;
  const message = ({ title, id }: OwnMeasure) =>
    `Measure "${title}": expected an id of its own, found "${id}", which another measure has; left out`;
  return {
    measures: ownMeasures(list.filter((own, at) => !isTaken(own, at))),
    findings: list.filter(isTaken).map((own) => finding('warning', 'own_measure_left_out', message(own))),
  };
}

/** What a measure of one's own must say beside its id, which comes from the title. */
export type OwnDraft = Omit<OwnMeasure, 'id'>;

/** How a draft came out: the first points it gives, or what to change. */
export type OwnCheck =
  | {
      readonly kind: 'fits';
      readonly measure: OwnMeasure;
      readonly points: number;
      readonly preview: readonly Row[];
      /** The rows behind the first of its figures; null without a select of rows, or without a figure. */
      readonly opened: OwnRows | null;
    }
  | { readonly kind: 'refused'; readonly faults: readonly string[] };

/** What a check needs beside the draft. */
export interface OwnCheckOptions {
  /** Ids that are taken: those of the catalogue and of the other own measures. */
  readonly taken: readonly string[];
  readonly signal?: AbortSignal;
  readonly limitMs?: number;
}

const usualLimitMs = 10_000;
const previewRows = 10;

/** Try a draft on the loaded data. Rejects with a `QueryCancelled` when its signal stopped it. */
export async function checkOwn(engine: Engine, draft: OwnDraft, options: OwnCheckOptions): Promise<OwnCheck> {
  const measure = { ...draft, id: ownId(draft.title) };
  const faults = faultsOfDraft(measure, options.taken);
  if (faults.length > 0) return { kind: 'refused', faults };
  const limit = AbortSignal.timeout(options.limitMs ?? usualLimitMs);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  try {
    const wrong = [
      ...(await faultsOfColumns(engine, measure, signal)),
      ...(await faultsOfLineage(engine, measure, { signal })),
    ];
    if (wrong.length > 0) return { kind: 'refused', faults: wrong };
    const found = await tried(engine, measure, signal);
    return {
      kind: 'fits',
      measure,
      ...found,
      opened: await openedFirst(engine, measure, { ...found, signal }),
    };
  } catch (cause) {
    if (options.signal?.aborted) throw new QueryCancelled();
    if (limit.aborted) return { kind: 'refused', faults: [tooLong(options.limitMs ?? usualLimitMs)] };
    return { kind: 'refused', faults: [cause instanceof Error ? cause.message : String(cause)] };
  }
}

/** The id of a measure: the snake_case of its title. */
export function ownId(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function tooLong(limitMs: number): string {
  return `stopped after ${limitMs / 1000} seconds: expected an answer by then; read fewer rows or join on a key`;
}

function faultsOfDraft(own: OwnMeasure, taken: readonly string[]): readonly string[] {
  const { id, title, unit, total, sql } = own;
  const faults: string[] = [];
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(id))
    faults.push(`title "${title.slice(0, 40)}": expected a letter first, and 100 letters or digits at most`);
  if (taken.includes(id)) faults.push(`title "${title}": another measure has this title; choose another one`);
  if (total === 'sum' && (unit === 'share' || unit === 'money per unit' || unit === 'level'))
    faults.push(`a ${unit} is not added over months: choose another rule for quarters and years`);
  const { fault } = readSelect(sql);
  if (fault !== null) faults.push(`SQL: ${fault}`);
  const rowsFault = faultOfLineage(own);
  if (rowsFault !== null) faults.push(`SQL of the rows: ${rowsFault}`);
  return faults;
}

async function faultsOfColumns(
  engine: Engine,
  { sql, total }: OwnMeasure,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const columns = await engine.query<{ column_name: string; column_type: string }>(
    `describe select * from (\n${bareSelect(sql)}\n) as own`,
    {},
    { signal },
  );
  const names = columns.map(({ column_name }) => column_name.toLowerCase());
  const needed = total === 'ratio' ? [...required, 'numerator', 'denominator'] : required;
  const missing = needed.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !Object.hasOwn(ownColumns, name));
  const faults: string[] = [];
  if (missing.length > 0)
    faults.push(`the select gives no column ${missing.join(', ')}: name one so with "as"`);
  if (unknown.length > 0)
    faults.push(`column ${unknown.join(', ')}: expected only ${Object.keys(ownColumns).join(', ')}`);
  const odd = columns.find(({ column_name, column_type }) => isOdd(column_name.toLowerCase(), column_type));
  if (odd)
    faults.push(
      `column ${odd.column_name}: expected ${expectedType(odd.column_name)}, found ${odd.column_type}`,
    );
  return faults;
}

function expectedType(name: string): string {
  return name.toLowerCase() === 'period' ? 'a date' : 'numbers';
}

function isOdd(name: string, type: string): boolean {
  if (name === 'period') return !/^(DATE|TIMESTAMP)/.test(type);
  const isNumber = ['value', 'numerator', 'denominator', 'target', 'rows'].includes(name);
  return isNumber && !/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|DOUBLE|FLOAT|"NULL")/.test(type);
}

async function tried(
  engine: Engine,
  measure: OwnMeasure,
  signal: AbortSignal,
): Promise<{ points: number; preview: readonly Row[] }> {
  const rows = await engine.query(
    `with tried as materialized (\n${pointsOfOwn(measure)}\n)
    select *, count(*) over () as points
    from tried
    order by partnership, service nulls first, metric, party, terms, grain, period
    limit ${previewRows}`,
    {},
    { signal },
  );
  const preview = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'points')),
  );
  return { points: numberOf(rows[0]?.['points'] ?? 0), preview };
}

/** Open the first figure that has a value, so that a select of rows which cannot run does not reach the panel. */
async function openedFirst(
  engine: Engine,
  own: OwnMeasure,
  { preview, signal }: { readonly preview: readonly Row[]; readonly signal: AbortSignal },
): Promise<OwnRows | null> {
  const [measure] = ownMeasures([own]);
  const first = preview.find((row) => row['value'] !== null);
  if (!measure || measure.lineage === null || !first) return null;
  return openedRows(engine, measure, { ...first, measure: own.id } as unknown as Point, { signal });
}

function numberOf(cell: Cell): number {
  return Number(cell);
}
