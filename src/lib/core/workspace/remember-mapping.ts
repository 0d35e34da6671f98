import type { Mapping } from '../imports/mapping.ts';

/** The kept mappings with one more; it takes the place of one for the same dataset, header and file. */
export function rememberMapping(mappings: readonly Mapping[], mapping: Mapping): readonly Mapping[] {
  const header = mapping.header.join('\n');
  const others = mappings.filter(
    (one) => one.dataset !== mapping.dataset || one.file !== mapping.file || one.header.join('\n') !== header,
  );
  return [...others, mapping];
}
