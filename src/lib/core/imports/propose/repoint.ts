import type { ColumnRef, Exclusion, FieldRule, Mapping } from '../mapping/mapping.ts';

/**
 * A mapping made for one header, held against another: each column is looked for by its name, the second of two
 * columns of one name staying the second. A rule that reads a column which is gone is left out.
 */
export function repoint(mapping: Mapping, header: readonly string[]): Mapping {
  return pointed(mapping, header, (column) => newPlace(column, mapping.header, header));
}

/** A mapping for a header with the same columns in the same places, whose names are written a little differently. */
export function renamed(mapping: Mapping, header: readonly string[]): Mapping {
  return pointed(mapping, header, ({ index }) => ({ name: header[index] ?? '', index }));
}

function pointed(mapping: Mapping, header: readonly string[], find: Find): Mapping {
  const fields = Object.entries(mapping.fields).flatMap(([field, rule]): [string, FieldRule][] => {
    const moved = movedRule(rule, find);
    return moved ? [[field, moved]] : [];
  });
  const exclusions = mapping.exclusions.flatMap((exclusion): readonly Exclusion[] => {
    const column = find(exclusion.column);
    return column ? [{ ...exclusion, column }] : [];
  });
  return { ...mapping, header, fields: Object.fromEntries(fields), exclusions };
}

type Find = (column: ColumnRef) => ColumnRef | null;

function movedRule(rule: FieldRule, find: Find): FieldRule | null {
  switch (rule.from) {
    case 'column': {
      const column = find(rule.column);
      return column && { ...rule, column };
    }
    case 'join': {
      const columns = all(rule.columns, find);
      return columns && { ...rule, columns };
    }
    case 'sum': {
      const add = all(rule.add, find);
      const subtract = all(rule.subtract, find);
      return add && subtract && { ...rule, add, subtract };
    }
    case 'constant':
    case 'file_name':
    case 'preamble':
    case 'wide':
      return rule;
  }
}

function all(columns: readonly ColumnRef[], find: Find): readonly ColumnRef[] | null {
  const found = columns.flatMap((column) => find(column) ?? []);
  return found.length === columns.length ? found : null;
}

function newPlace(
  { name, index }: ColumnRef,
  before: readonly string[],
  now: readonly string[],
): ColumnRef | null {
  const oldPlaces = placesOf(name, before);
  const places = placesOf(name, now);
  // Of several columns with one name, the how-manieth it is tells it, as long as none has come or gone.
  const isSure = places.length === 1 || places.length === oldPlaces.length;
  const place = isSure ? places[Math.max(0, oldPlaces.indexOf(index))] : undefined;
  return place === undefined ? null : { name: now[place] ?? '', index: place };
}

function placesOf(name: string, header: readonly string[]): readonly number[] {
  return header.flatMap((each, index) => (each.trim() === name.trim() ? [index] : []));
}
