import type { ColumnRef, FieldRule, Mapping } from './mapping.ts';

/** The columns of the file that a rule reads; an unpivoted column is read by the wide part of the mapping. */
export function columnsRead(rule: FieldRule | undefined): readonly ColumnRef[] {
  switch (rule?.from) {
    case 'column':
      return [rule.column];
    case 'join':
      return rule.columns;
    case 'sum':
      return [...rule.add, ...rule.subtract];
    case 'constant':
    case 'file_name':
    case 'preamble':
    case 'wide':
    case undefined:
      return [];
  }
}

/** Places of the columns that some rule or exclusion of a mapping reads: those never take part in the unpivoting. */
export function columnsUsed({
  fields,
  exclusions,
}: Pick<Mapping, 'fields' | 'exclusions'>): ReadonlySet<number> {
  const read = Object.values(fields).flatMap((rule) => columnsRead(rule));
  return new Set([...read, ...exclusions.map(({ column }) => column)].map(({ index }) => index));
}
