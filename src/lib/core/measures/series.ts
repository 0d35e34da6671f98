import type { Row } from '../engine/port.ts';
import type { Grain } from '../vocabulary/grain.ts';
import type { Measure } from '../vocabulary/measure.ts';
import { addMonths, type Month } from '../vocabulary/month.ts';
import type { Party, Point, Terms } from '../vocabulary/point.ts';
import type { PointSeries } from './point-set.ts';
import { keepByMeasure } from './points-by-measure.ts';

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
  // Put in order once for all columns: an aggregate that is ordered by itself for each column takes twice as long.
  return `select
    $id::varchar as measure,
    partnership,
    service,
    metric,
    party,
    terms,
    grain,
    first,
    case
      when grain <> 'month'
        or points <> datediff('month', first, last) + 1
        or points <> len(list_distinct([point.period for point in held]))
        then ${joined('point.period::varchar')}
    end as periods,
    case when "values" > 0 then ${joined("coalesce(point.value, '')")} end as "values",
    unit,
    case when unit <> last_unit then ${joined(cleared('point.unit'))} end as units,
    case when numerators > 0 then ${joined("coalesce(point.numerator, '')")} end as numerators,
    case when denominators > 0 then ${joined("coalesce(point.denominator, '')")} end as denominators,
    case when targets > 0 then ${joined("coalesce(point.target, '')")} end as targets,
    ${joined('point.rows::varchar')} as rows,
    case when statuses > 0 then ${joined(`coalesce(${cleared('point.status')}, '')`)} end as statuses
  from (
    select
      partnership,
      service,
      metric,
      party,
      terms,
      grain,
      min(period) as first,
      max(period) as last,
      count(*) as points,
      count(value) as "values",
      min(unit) as unit,
      max(unit) as last_unit,
      count(numerator) as numerators,
      count(denominator) as denominators,
      count(target) as targets,
      count(status) as statuses,
      list(
        {
          'period': period,
          'value': value,
          'unit': unit,
          'numerator': numerator,
          'denominator': denominator,
          'target': target,
          'rows': rows,
          'status': status
        }
        order by period
      ) as held
    from ${viewOf(id)}
    where ${condition}
    group by partnership, service, metric, party, terms, grain
  ) as series`;
}

function joined(text: string): string {
  return `array_to_string([${text} for point in held], chr(31))`;
}

function cleared(text: string): string {
  return `replace(${text}, chr(31), ' ')`;
}

/** A series as it is packed: its points are made when they are first read. */
export function seriesOfRow(row: SeriesRow): PointSeries {
  const { measure, service, metric, party, terms, grain } = row;
  let points: readonly Point[] | undefined;
  return {
    measure,
    service,
    metric,
    party,
    terms,
    grain,
    get points() {
      return (points ??= unpacked(row));
    },
  };
}

/** The points of several series, one after the other. */
export function pointsOfSeries(series: readonly SeriesRow[]): readonly Point[] {
  const points: Point[] = [];
  const byMeasure = new Map<string, Point[]>();
  for (const row of series) {
    let own = byMeasure.get(row.measure);
    if (!own) byMeasure.set(row.measure, (own = []));
    for (const point of unpacked(row)) {
      points.push(point);
      own.push(point);
    }
  }
  // Series know their measure: to look through their points for it again would take as long as to unpack them.
  keepByMeasure(points, byMeasure);
  return points;
}

/**
 * The points of a series, in order of time. A screen waits for some ten thousand of them: one loop with every field named.
 * An object that is spread from another takes many times as long to make.
 */
export function unpacked(row: SeriesRow): readonly Point[] {
  const { measure, partnership, service, metric, party, terms, grain, unit } = row;
  const rows = row.rows.split(separator);
  const periods = row.periods?.split(separator) ?? monthsFrom(row.first, rows.length);
  const [units, values, numerators] = [row.units, row.values, row.numerators].map(textsIn);
  const [denominators, targets, statuses] = [row.denominators, row.targets, row.statuses].map(textsIn);
  const points: Point[] = [];
  for (let at = 0; at < rows.length; at += 1)
    points.push({
      measure,
      partnership,
      service,
      metric,
      party,
      terms,
      period: periods[at]!,
      grain,
      value: values?.[at] || null,
      unit: units ? units[at]! : unit,
      numerator: numerators?.[at] || null,
      denominator: denominators?.[at] || null,
      target: targets?.[at] || null,
      rows: Number(rows[at]),
      status: statuses?.[at] || null,
    });
  return points;
}

function textsIn(packedTexts: string | null): readonly string[] | undefined {
  return packedTexts?.split(separator);
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
