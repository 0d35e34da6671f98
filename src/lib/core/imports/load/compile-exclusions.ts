import { joinedText, textOf } from './column-names.ts';
import type { LookupTables } from './lookup-tables.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { columnsRead } from '../mapping/rule-columns.ts';

/** Number given to a row that a value map leaves out: it follows those of the exclusions. */
export const leftOutByValue = 1_000;
/** Numbers given to rows found to be totals. */
export const foundTotal = 1_001;

/** SQL that gives the number of the first exclusion a row meets, from 0; null for a row that belongs to the data. */
export function compileExclusions({ exclusions, fields, valueMaps }: Mapping, lookups: LookupTables): string {
  const tests = {
    is: (text: string, wanted: string) => `lower(${text}) = ${wanted}`,
    'is not': (text: string, wanted: string) => `coalesce(lower(${text}) <> ${wanted}, true)`,
    'starts with': (text: string, wanted: string) => `starts_with(lower(${text}), ${wanted})`,
  };
  const cases = exclusions.map(
    ({ column, test }, index) =>
      `when ${tests[test](textOf(column), `lower(tidy($exclusion_${index}::varchar))`)} then ${index}`,
  );
  const unlisted = lookups.valueFields
    .filter((name) => valueMaps[name]?.others === 'leave_out')
    .map((name) => {
      const text = joinedText(columnsRead(fields[name]));
      return `when ${text} is not null and value_${name}.value is null then ${leftOutByValue}`;
    });
  const all = [...cases, ...unlisted];
  return all.length === 0 ? 'null::integer' : `case ${all.join(' ')} end`;
}
