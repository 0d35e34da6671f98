import type { Engine, QueryOptions } from '../engine/port.ts';
import type { Measure, MeasureUnit } from '../vocabulary/measure.ts';
import { add, type Decimal } from '../vocabulary/money.ts';
import type { OwnMeasure } from '../vocabulary/own-measure.ts';
import type { Point } from '../vocabulary/point.ts';
import { lineageOf } from './lineage.ts';
import { bareSelect, readSelect } from './own-select.ts';

/** Columns that a select of source rows may give, with their type; a column it leaves out is empty. */
const lineageColumns: Readonly<Record<string, string>> = {
  file_id: 'integer',
  source_row: 'bigint',
  source_line: 'bigint',
  partnership: 'varchar',
  service: 'varchar',
  metric: 'varchar',
  party: 'varchar',
  grain: 'varchar',
  period: 'date',
  kind: 'varchar',
  contribution: 'decimal(38, 12)',
  numerator: 'decimal(38, 12)',
  denominator: 'decimal(38, 12)',
};

const required = ['file_id', 'source_row', 'source_line', 'partnership', 'period', 'contribution'];

/** What the rows of one figure came to when a draft was tried; `sum` null: no row gives a contribution. */
export interface OwnRows {
  readonly rows: number;
  readonly sum: Decimal | null;
  readonly figure: Decimal | null;
  /** The figure they were held against. */
  readonly of: Pick<Point, 'partnership' | 'service' | 'metric' | 'period'>;
}

/** The select of source rows of a measure of one's own, as written; null where none is given. */
export function ownLineage({ lineage }: Pick<OwnMeasure, 'lineage'>): string | null {
  return lineage !== undefined && lineage.trim() !== '' ? lineage : null;
}

/** Why the select of source rows must not run; null where it may, or there is none. */
export function faultOfLineage(own: Pick<OwnMeasure, 'lineage'>): string | null {
  const sql = ownLineage(own);
  return sql === null ? null : readSelect(sql).fault;
}

/**
 * The query for the rows of one point: of a select over all rows, those of its partnership and period, and of its service,
 * metric and party where the figure has one. The select was read before: nothing but a select parses within the brackets.
 */
export function lineageOfOwn(own: Pick<OwnMeasure, 'lineage' | 'unit'>): string | null {
  const sql = ownLineage(own);
  if (sql === null || faultOfLineage(own) !== null) return null;
  const columns = Object.entries(lineageColumns).map(([name, type]) => `null::${type} as "${name}"`);
  return `with given as (
  select ${columns.join(', ')}
  where false
  union all by name
  select *
  from (
${bareSelect(sql)}
  ) as own
)
select
  file_id,
  source_row,
  source_line,
  partnership,
  nullif(service, '') as service,
  nullif(party, '') as party,
  coalesce(kind, 'row') as kind,
  period,
  ${textOf(own.unit)}(contribution) as contribution,
  plain_text(numerator) as numerator,
  plain_text(denominator) as denominator
from given
where
  partnership = $partnership::varchar
  and period = $period::date
  and coalesce(grain, 'month') = $grain::varchar
  and ($service::varchar is null or service = $service::varchar)
  and ($metric::varchar is null or metric is null or metric = $metric::varchar)
  and ($party::varchar = 'system' or party is null or party = $party::varchar)
order by file_id, source_row`;
}

function textOf(unit: MeasureUnit): string {
  return unit === 'money' ? 'money_text' : 'plain_text';
}

/** What is wrong with the columns of a select of source rows, in words; the engine refuses one it cannot run. */
export async function faultsOfLineage(
  engine: Engine,
  own: OwnMeasure,
  options: QueryOptions,
): Promise<readonly string[]> {
  const sql = ownLineage(own);
  if (sql === null) return [];
  const columns = await engine.query<{ column_name: string; column_type: string }>(
    `describe select * from (\n${bareSelect(sql)}\n) as own`,
    {},
    options,
  );
  const names = columns.map(({ column_name }) => column_name.toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !Object.hasOwn(lineageColumns, name));
  const date = columns.find(({ column_name }) => column_name.toLowerCase() === 'period');
  return [
    ...(missing.length > 0
      ? [`the select of rows gives no column ${missing.join(', ')}: name one so with "as"`]
      : []),
    ...(unknown.length > 0
      ? [`column ${unknown.join(', ')} of the rows: expected only ${Object.keys(lineageColumns).join(', ')}`]
      : []),
    ...(date && !/^(DATE|TIMESTAMP)/.test(date.column_type)
      ? [`column period of the rows: expected a date, found ${date.column_type}`]
      : []),
  ];
}

/** Open one figure to its rows and add them up. */
export async function openedRows(
  engine: Engine,
  measure: Measure,
  point: Point,
  options: QueryOptions,
): Promise<OwnRows> {
  const rows = await lineageOf(engine, measure, point, options);
  const contributions = rows.flatMap(({ contribution }) => contribution ?? []);
  const { partnership, service, metric, period } = point;
  return {
    rows: rows.length,
    sum: contributions.length > 0 ? add('0', ...contributions) : null,
    figure: point.value,
    of: { partnership, service, metric, period },
  };
}
