import type { Row } from '../engine/port.ts';
import type { Grain } from '../vocabulary/grain.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { addMonths, type Month } from '../vocabulary/month.ts';
import type { Party, Point, Terms } from '../vocabulary/point.ts';

/** A row of table `series`: the points of one series, packed. Its columns are described in point-table.sql. */
export interface SeriesRow extends Row {
  readonly measure: string;
  readonly partnership: string;
  readonly service: string | null;
  readonly metric: string | null;
  readonly party: Party;
  readonly terms: Terms;
  readonly grain: Grain;
  readonly first: Month;
  readonly periods: string | null;
  readonly values: string | null;
  readonly unit: string;
  readonly units: string | null;
  readonly numerators: string | null;
  readonly denominators: string | null;
  readonly targets: string | null;
  readonly rows: string;
  readonly statuses: string | null;
}

/** The order in which series stand: whole partnerships before their services. */
export const seriesOrder =
  'partnership, service nulls first, metric, party, terms, months_in(grain), grain, first';

/** Stands between packed values. A control character: a text that holds it itself gets a space in its place. */
const separator = '\u001F';

/** The name of the view that gives a measure's points, ready to stand in SQL. */
export function viewOf(id: string): string {
  return `"points of ${id.replaceAll('"', '""')}"`;
}

/** The SQL of the view of a measure's points; a query that names no grain gives months. */
export function createView({ id, points }: Pick<Measure, 'id' | 'points'>): string {
  return `create or replace view ${viewOf(id)} as
    select * replace (coalesce(grain, 'month') as grain)
    from (
      select null::varchar as grain
      where false
      union all by name
      from (
        ${points}
      ) as given
    ) as points`;
}

/** The SQL that packs the points of the measure `$id` into rows of `series`, as far as a condition lets them through. */
export function packed(id: string, condition: string): string {
  return `select
    $id::varchar as measure,
    partnership,
    service,
    metric,
    party,
    terms,
    grain,
    min(period) as first,
    case
      when grain <> 'month'
        or count(*) <> datediff('month', min(period), max(period)) + 1
        or count(*) <> count(distinct period)
        then ${joined('period::varchar')}
    end as periods,
    case when count(value) > 0 then ${joined("coalesce(value, '')")} end as values,
    min(unit) as unit,
    case when min(unit) <> max(unit) then ${joined(cleared('unit'))} end as units,
    case when count(numerator) > 0 then ${joined("coalesce(numerator, '')")} end as numerators,
    case when count(denominator) > 0 then ${joined("coalesce(denominator, '')")} end as denominators,
    case when count(target) > 0 then ${joined("coalesce(target, '')")} end as targets,
    ${joined('rows::varchar')} as rows,
    case when count(status) > 0 then ${joined(`coalesce(${cleared('status')}, '')`)} end as statuses
  from ${viewOf(id)}
  where ${condition}
  group by partnership, service, metric, party, terms, grain`;
}

function joined(text: string): string {
  return `string_agg(${text}, chr(31) order by period)`;
}

function cleared(column: string): string {
  return `replace(${column}, chr(31), ' ')`;
}

/** The points of a series, in order of time. */
export function unpacked(row: SeriesRow): readonly Point[] {
  const { measure, partnership, service, metric, party, terms, grain } = row;
  const rows = row.rows.split(separator);
  const periods = row.periods?.split(separator) ?? monthsFrom(row.first, rows.length);
  const units = row.units?.split(separator);
  const values = textsIn(row.values);
  const numerators = textsIn(row.numerators);
  const denominators = textsIn(row.denominators);
  const targets = textsIn(row.targets);
  const statuses = textsIn(row.statuses);
  // Every field is named here: an object that is spread from another takes many times as long to make.
  return periods.map((period, at) => ({
    measure,
    partnership,
    service,
    metric,
    party,
    terms,
    period,
    grain,
    value: values(at),
    unit: units?.[at] ?? row.unit,
    numerator: numerators(at),
    denominator: denominators(at),
    target: targets(at),
    rows: Number(rows[at]),
    status: statuses(at),
  }));
}

function textsIn(packedTexts: string | null): (at: number) => string | null {
  if (packedTexts === null) return () => null;
  const texts = packedTexts.split(separator);
  return (at) => texts[at] || null;
}

// Most series of a database cover the same months.
const spans = new Map<string, readonly Month[]>();

function monthsFrom(first: Month, count: number): readonly Month[] {
  const name = `${first} ${count}`;
  const known = spans.get(name);
  if (known) return known;
  const months = Array.from({ length: count }, (_, step) => addMonths(first, step));
  if (spans.size > 1000) spans.clear();
  spans.set(name, months);
  return months;
}
