import type { Measure } from '../vocabulary/measure.ts';
import { MeasureFileError, parseMeasure } from './parse.ts';
import { filesIn, type SqlText } from '../engine/sql-text.ts';

/**
 * Every measure of `measures/catalogue`, each after the measures in its formula. Throws a `MeasureFileError` on a file
 * that cannot be read, on a part that no file defines, and on measures that are parts of each other.
 */
export function catalogueOf(files: SqlText): readonly Measure[] {
  const measures = filesIn(files, 'measures/catalogue').map(([path, text]) => parseMeasure(path, text));
  const measureById = new Map(measures.map((measure) => [measure.id, measure]));
  const ordered = new Set<Measure>();
  for (const measure of measures) visit(measure, { measureById, ordered, path: [] });
  return [...ordered];
}

interface Walk {
  readonly measureById: ReadonlyMap<string, Measure>;
  readonly ordered: Set<Measure>;
  readonly path: readonly string[];
}

function visit(measure: Measure, walk: Walk): void {
  if (walk.ordered.has(measure)) return;
  const path = [...walk.path, measure.id];
  if (walk.path.includes(measure.id)) {
    throw new MeasureFileError(`${path.join(' > ')}: expected no measure to be part of itself`);
  }
  for (const part of measure.parts) visit(partOf(measure, part, walk), { ...walk, path });
  walk.ordered.add(measure);
}

function partOf(measure: Measure, part: string, { measureById }: Walk): Measure {
  const found = measureById.get(part);
  if (!found)
    throw new MeasureFileError(
      `${measure.id}: part "${part}": expected the id of a measure in the catalogue`,
    );
  return found;
}
