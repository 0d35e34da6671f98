import type { Engine } from '#lib/core/engine/port.ts';
import { explainSpan, type Explanation } from '#lib/core/measures/explain.ts';
import { lineageOfSpan, type LineageRow } from '#lib/core/measures/lineage.ts';
import { partsTie, rowsTie, type Tie } from '#lib/core/review/ties.ts';
import { groupBy } from '#lib/core/vocabulary/group-by.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import type { Point } from '#lib/core/vocabulary/point.ts';

/** The series of some points with the periods whose value is known, in order of time. */
export function knownSeries(points: readonly Point[]): readonly (readonly Point[])[] {
  const known = points.filter(({ value }) => value !== null);
  const series = groupBy(known, (point) =>
    JSON.stringify([
      point.measure,
      point.partnership,
      point.service,
      point.metric,
      point.party,
      point.terms,
      point.grain,
    ]),
  );
  return [...series.values()].map((own) => own.toSorted((a, b) => (a.period < b.period ? -1 : 1)));
}

/** A total over months taken apart: with its rows, and whether rows and parts come to it. */
export interface Opened {
  readonly explanation: Explanation;
  readonly rows: readonly LineageRow[];
  readonly rowsTie: Tie | null;
  readonly partsTie: Tie | null;
}

/** Open the total of some periods of one series as the panel does. */
export async function openSpan(
  engine: Engine,
  measures: readonly Measure[],
  months: readonly Point[],
): Promise<Opened> {
  const explanation = await explainSpan(engine, measures, months);
  const { measure } = explanation;
  const rows = await lineageOfSpan(engine, measure, measure.total === 'last' ? months.slice(-1) : months);
  return { explanation, rows, rowsTie: rowsTie(explanation, rows), partsTie: partsTie(explanation) };
}

/** In words, every series whose rows or parts do not come to its total; and which measures were held against either. */
export async function tiesOf(
  engine: Engine,
  measures: readonly Measure[],
  series: readonly (readonly Point[])[],
): Promise<{ readonly faults: readonly string[]; readonly held: ReadonlySet<string> }> {
  const faults: string[] = [];
  const held = new Set<string>();
  for (const months of series) {
    const [point] = months;
    if (!point) continue;
    const opened = await openSpan(engine, measures, months);
    const name = [point.measure, point.partnership, point.service, point.metric, point.party, point.terms];
    for (const [what, tie] of [
      ['rows', opened.rowsTie],
      ['parts', opened.partsTie],
    ] as const) {
      if (tie) held.add(point.measure);
      if (tie && !tie.ties) faults.push(`${name.join(' ')}: ${what} ${tie.sum}, figure ${tie.figure}`);
    }
  }
  return { faults, held };
}
