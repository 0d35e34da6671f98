import { columnsUsed } from '../mapping/rule-columns.ts';
import type { Mapping, WideGroup } from '../mapping/mapping.ts';
import { scenarioIn } from '../typing/scenario-words.ts';
import { fitsPattern } from '../mapping/wide-columns.ts';

/** Columns of numbers that no rule reads, by place. */
export interface FreeColumns {
  readonly header: readonly string[];
  readonly places: readonly number[];
}

/** The columns of numbers of a header that no rule of a mapping reads. */
export function freeColumns(mapping: Mapping, countable: readonly number[]): FreeColumns {
  const used = columnsUsed(mapping);
  return { header: mapping.header, places: countable.filter((place) => !used.has(place)) };
}

/** A group for each of several columns that are scenarios of one amount: `Original budget`, `Revised budget`, `Actual`. */
export function scenarioGroups({ header, places }: FreeColumns, field: string): readonly WideGroup[] {
  const found = places.flatMap((place): WideGroup[] => {
    const pattern = header[place]?.trim() ?? '';
    const scenario = scenarioIn(pattern);
    return scenario === null ? [] : [{ pattern, field, labels: { scenario } }];
  });
  const scenarios = new Set(found.map(({ labels }) => labels['scenario']));
  return found.length >= 2 && scenarios.size === found.length ? found : [];
}

/**
 * The pattern of at least three columns of numbers whose names start or end alike: `{category}-total £ billion`. Null
 * when there are none, or when a column of another kind fits it too.
 */
export function familyPattern(
  free: FreeColumns,
  field: string,
  calledFor: ReadonlySet<number>,
): string | null {
  if (free.places.length > mostColumns) return null;
  const names = free.places.map((place) => free.header[place]?.trim() ?? '');
  const patterns = names.flatMap((name) => [
    ...endingsOf(name).map((ending) => `{${field}}${ending}`),
    ...beginningsOf(name).map((beginning) => `${beginning}{${field}}`),
  ]);
  const counted = [...new Set(patterns)].map((pattern) => ({
    pattern,
    count: names.filter((name) => fitsPattern(pattern, name)).length,
  }));
  const [best] = counted
    .filter(({ count }) => count >= 3)
    .sort((a, b) => b.count - a.count || b.pattern.length - a.pattern.length);
  if (!best) return null;
  const isClean = free.header.every(
    (name, place) => free.places.includes(place) || calledFor.has(place) || !fitsPattern(best.pattern, name),
  );
  return isClean ? best.pattern : null;
}

const shortest = 4;

/** Each name is held against the ends of every other: a table of more columns is left to a person. */
const mostColumns = 150;

/** Ends of a name from a break between words on, of some letters: `-total £ billion` and ` £ billion`. */
function endingsOf(name: string): readonly string[] {
  return [...name.matchAll(/[\s_:>–-]+/g)]
    .map(({ index }) => name.slice(index))
    .filter((ending) => ending.length < name.length && lettersIn(ending) >= shortest);
}

function beginningsOf(name: string): readonly string[] {
  return [...name.matchAll(/[\s_:>–-]+/g)]
    .map(({ index, 0: gap }) => name.slice(0, index + gap.length))
    .filter((beginning) => beginning.length < name.length && lettersIn(beginning) >= shortest);
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}]/gu, '').length;
}
