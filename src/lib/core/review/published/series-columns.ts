import { addMonths } from '../../vocabulary/month.ts';
import type { Point } from '../../vocabulary/point.ts';
import type { PackedSeries } from './series-schema.ts';

/** How often a text stands one after the other, and which. */
type TextRuns<T> = readonly (readonly [number, T])[];

/** Series of points, each once; what is drawn names them by their place. */
export class SeriesTable {
  readonly series: PackedSeries[] = [];
  readonly #places = new Map<string, number>();

  /** Put points in, and get the places of their series in the order of the points. */
  put(points: readonly Point[]): readonly number[] {
    return runsOf(points).map((run) => this.#place(packed(run)));
  }

  #place(series: PackedSeries): number {
    const key = JSON.stringify(series);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.series.length);
    return this.series.push(series) - 1;
  }
}

/** Gives the points of series by their places, as they were put in. */
export function seriesReader(
  series: readonly PackedSeries[],
): (places: readonly number[]) => readonly Point[] {
  const read = new Map<number, readonly Point[]>();
  const pointsAt = (place: number): readonly Point[] => {
    const known = read.get(place);
    if (known) return known;
    const one = series[place];
    if (!one) throw new Error(`found series ${place}, expected one of ${series.length}`);
    const points = unpacked(one);
    read.set(place, points);
    return points;
  };
  return (places) => places.flatMap(pointsAt);
}

/** Points that follow each other and are of one series. */
function runsOf(points: readonly Point[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let last: Point | undefined;
  for (const point of points) {
    if (last && isOfSameSeries(last, point)) runs.at(-1)!.push(point);
    else runs.push([point]);
    last = point;
  }
  return runs;
}

function isOfSameSeries(a: Point, b: Point): boolean {
  return (
    a.measure === b.measure &&
    a.partnership === b.partnership &&
    a.service === b.service &&
    a.metric === b.metric &&
    a.party === b.party &&
    a.terms === b.terms &&
    a.grain === b.grain
  );
}

function packed(run: readonly Point[]): PackedSeries {
  const [first] = run as readonly [Point];
  const { measure, partnership, service, metric, party, terms, grain } = first;
  const isEveryMonth = run.every(({ period }, at) => period === addMonths(first.period, at));
  return [
    [measure, partnership, service, metric, party, terms, grain],
    isEveryMonth ? first.period : run.map(({ period }) => period).join(','),
    run.length,
    runLengths(run.map(({ unit }) => unit)),
    decimals(run.map(({ value }) => value)),
    decimals(run.map(({ numerator }) => numerator)),
    decimals(run.map(({ denominator }) => denominator)),
    decimals(run.map(({ target }) => target)),
    run.map(({ rows }) => rows).join(','),
    runLengths(run.map(({ status }) => status)),
  ];
}

function decimals(values: readonly (string | null)[]): string | null {
  return values.every((value) => value === null) ? null : values.map((value) => value ?? '').join(',');
}

function runLengths<T extends string | null>(texts: readonly T[]): [number, T][] {
  const runs: [number, T][] = [];
  for (const text of texts) {
    const last = runs.at(-1);
    if (last?.[1] === text) last[0] += 1;
    else runs.push([1, text]);
  }
  return runs;
}

function unpacked([key, start, count, unitRuns, ...columns]: PackedSeries): readonly Point[] {
  const [measure, partnership, service, metric, party, terms, grain] = key;
  const [values, numerators, denominators, targets, rows, statusRuns] = columns;
  const starts = start.split(',');
  const periods = starts.length === count ? starts : monthsFrom(start, count);
  const units = textsOf(unitRuns, count);
  const statuses = textsOf(statusRuns, count);
  const [valueAt, numeratorAt, denominatorAt, targetAt] = [values, numerators, denominators, targets].map(
    (column) => cells(column, count),
  );
  const rowsAt = cells(rows, count)!;
  return periods.map((period, at) => ({
    measure,
    partnership,
    service,
    metric,
    party,
    terms,
    period,
    grain,
    value: valueAt?.[at] || null,
    unit: units[at]!,
    numerator: numeratorAt?.[at] || null,
    denominator: denominatorAt?.[at] || null,
    target: targetAt?.[at] || null,
    rows: Number(rowsAt[at]),
    status: statuses[at]!,
  }));
}

function monthsFrom(start: string, count: number): readonly string[] {
  if (start.includes(',')) throw new Error(`found ${start.split(',').length} periods, expected ${count}`);
  return Array.from({ length: count }, (_, step) => addMonths(start, step));
}

function cells(column: string | null, count: number): readonly string[] | null {
  const found = column?.split(',') ?? null;
  if (found && found.length !== count) throw new Error(`found ${found.length} values, expected ${count}`);
  return found;
}

function textsOf<T extends string | null>(runs: TextRuns<T>, count: number): readonly T[] {
  // Counted before anything is made of it: a run may claim any length.
  const found = runs.reduce((sum, [length]) => sum + length, 0);
  if (found !== count) throw new Error(`found ${found} texts, expected ${count}`);
  return runs.flatMap(([length, text]) => Array.from({ length }, () => text));
}
