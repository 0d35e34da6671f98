import type { Mapping } from '../imports/mapping/mapping.ts';

/** The kept mappings with one more; it takes the place of one for the same dataset, header, file and cut. */
export function rememberMapping(mappings: readonly Mapping[], mapping: Mapping): readonly Mapping[] {
  const key = keyOf(mapping);
  return [...mappings.filter((one) => keyOf(one) !== key), mapping];
}

function keyOf({ dataset, file, header, dialect }: Mapping): string {
  return JSON.stringify([dataset, file, header, dialect.headerRecord ?? null]);
}
