import { checkMapping } from '#lib/core/imports/check-mapping.ts';
import { isSameHeader } from '#lib/core/imports/header.ts';
import type { ReadSource } from '#lib/core/imports/import-sources.ts';
import type { Mapping } from '#lib/core/imports/mapping.ts';
import { likeliestDataset, suggestMapping } from '#lib/core/imports/suggest.ts';
import { finding, type Finding } from '#lib/core/vocabulary/finding.ts';

/** A file that nobody has mapped yet, as an error that says what is missing before it can be loaded. */
export function needsMapping({ source, scan }: ReadSource, kept: readonly Mapping[]): Finding {
  const { header, headerLine, samples } = scan;
  const why =
    fitting(header, kept) ?? nearest(header, kept) ?? unlike({ name: source.name, header, samples });
  const message = `${why}; the file is not loaded. Map it on the Data screen of the site and save workspace.json (Settings) into this folder, or write the mapping there by hand`;
  return finding('error', 'needs_mapping', message, { file: source.name, line: headerLine });
}

/** A kept mapping has this header, and yet it cannot be used. */
function fitting(header: readonly string[], kept: readonly Mapping[]): string | null {
  const mapping = kept.findLast((one) => isSameHeader(one.header, header));
  if (!mapping) return null;
  const problems = checkMapping(mapping, header);
  return problems.length > 0
    ? `mapping "${mapping.name}" is not complete: ${problems.join('; ')}`
    : `mapping "${mapping.name}" is bound to the file ${mapping.file}`;
}

/** A kept mapping was made for a header that shares at least half of its names: the export has changed, perhaps. */
function nearest(header: readonly string[], kept: readonly Mapping[]): string | null {
  const shared = (mapping: Mapping) => mapping.header.filter((name) => header.includes(name)).length;
  const [mapping] = kept.toSorted((a, b) => shared(b) - shared(a));
  if (!mapping || shared(mapping) * 2 < header.length) return null;
  const gone = mapping.header.filter((name) => !header.includes(name));
  const fresh = header.filter((name) => !mapping.header.includes(name));
  const parts = [named('gone', gone), named('new', fresh)].filter((part) => part !== null);
  const difference = parts.length > 0 ? parts.join('; ') : 'its columns stand in another order';
  return `the header differs from that of mapping "${mapping.name}": ${difference}`;
}

function named(what: string, names: readonly string[]): string | null {
  return names.length === 0 ? null : `${what} ${listed(names)}`;
}

function unlike(seen: Parameters<typeof suggestMapping>[0]): string {
  const dataset = likeliestDataset(seen.header);
  const { missing } = suggestMapping(seen, dataset);
  const found = `found the columns ${listed(seen.header)}, expected those of a dataset or of a kept mapping`;
  return `${found}. To load it as ${dataset}: ${missing.join('; ') || 'accept the mapping that the site proposes'}`;
}

const mostNamed = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => `"${name}"`);
  return shown.join(', ') + (names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '');
}
