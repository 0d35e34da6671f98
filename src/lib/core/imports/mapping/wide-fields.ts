import type { Mapping, Wide } from './mapping.ts';

/** The fields named in braces in a pattern: `Appropriations {period}` names period. */
export function caughtBy(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\{([a-z_]+)\}/g)].map(([, field]) => field ?? '');
}

/** The fields that the headers of unpivoted columns tell: caught by a pattern, or labels of a group. */
export function headerFields(wide: Wide | null): readonly string[] {
  const groups = wide?.groups ?? [];
  return [
    ...new Set(groups.flatMap(({ pattern, labels }) => [...caughtBy(pattern), ...Object.keys(labels)])),
  ];
}

/** The fields that each unpivoted column of a wide table brings: its value, and what its header tells. */
export function wideFields(wide: Wide | null): readonly string[] {
  return [...new Set([...(wide?.groups ?? []).map(({ field }) => field), ...headerFields(wide)])];
}

/** True when a mapping fills a field, by a rule of its own or from unpivoted columns. */
export function isGiven({ fields, wide }: Pick<Mapping, 'fields' | 'wide'>, field: string): boolean {
  return fields[field] !== undefined || wideFields(wide).includes(field);
}
