import type { Mapping } from '../imports/mapping/mapping.ts';

/** True when the periods of a file are read through the fiscal calendar of the workspace. */
export function usesCalendar({ fields, calendar }: Pick<Mapping, 'fields' | 'calendar'>): boolean {
  if (calendar !== null) return false;
  return Object.values(fields).some((rule) => 'format' in rule && rule.format === 'fiscal');
}
