import { piecesOf, replaceParameters } from '../engine/pieces.ts';
import type { Engine, Parameters, QueryOptions, Row } from '../engine/port.ts';
import type { Measure } from '../vocabulary/measure.ts';
import type { Decimal } from '../vocabulary/money.ts';
import type { Month } from '../vocabulary/month.ts';
import type { Point } from '../vocabulary/point.ts';

/**
 * A source row behind a point. `contribution` is signed as it enters the number; the contributions of a period sum to
 * its nominal value; it is null where the source suppressed the number. `numerator` and `denominator` are those of a
 * service level, as the row gives them.
 */
export interface LineageRow {
  readonly fileId: number;
  readonly sourceRow: number;
  readonly sourceLine: number;
  readonly partnership: string | null;
  readonly service: string | null;
  readonly party: string | null;
  readonly kind: string;
  readonly period: Month;
  readonly contribution: Decimal | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
}

/** The source rows of a point, by file and row; none for a measure whose rows are those of its parts. */
export async function lineageOf(
  engine: Engine,
  measure: Measure,
  point: Point,
  options: QueryOptions = {},
): Promise<readonly LineageRow[]> {
  return lineageOfSpan(engine, measure, [point], options);
}

/**
 * The source rows of several periods of one series, period by period, by one statement: a query for each of 36 months
 * would take twenty times as long.
 */
export async function lineageOfSpan(
  engine: Engine,
  measure: Measure,
  points: readonly Point[],
  options: QueryOptions = {},
): Promise<readonly LineageRow[]> {
  const [first] = points;
  if (measure.lineage === null || !first) return [];
  const periods = points.map(({ period }) => period).join(',');
  const rows = await engine.query(
    `select opened.*
    from (
      select unnest(string_split($periods::varchar, ','))::date as period
    ) as "figure period"
    cross join lateral (
      ${replaceParameters(measure.lineage, (name) => (name === 'period' ? '"figure period".period' : `$${name}`))}
    ) as opened
    order by "figure period".period, opened.file_id, opened.source_row`,
    { periods, ...parametersFor(measure.lineage, first) },
    options,
  );
  return rows.map(toLineageRow);
}

// A lineage query names only what it needs of these; the engine refuses values that a statement does not use.
function parametersFor(sql: string, point: Point): Parameters {
  const used = new Set(
    piecesOf(sql)
      .filter(({ kind }) => kind === 'parameter')
      .map(({ text }) => text.slice(1)),
  );
  const { partnership, service, metric, party, grain, terms } = point;
  const all = { partnership, service, metric, party, grain, terms };
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
}

function toLineageRow(row: Row): LineageRow {
  return {
    fileId: Number(row['file_id']),
    sourceRow: Number(row['source_row']),
    sourceLine: Number(row['source_line']),
    partnership: text(row, 'partnership'),
    service: text(row, 'service'),
    party: text(row, 'party'),
    kind: String(row['kind']),
    period: String(row['period']),
    contribution: text(row, 'contribution'),
    numerator: text(row, 'numerator'),
    denominator: text(row, 'denominator'),
  };
}

function text(row: Row, column: string): string | null {
  const cell = row[column] ?? null;
  return cell === null ? null : String(cell);
}
