import { baseName } from '../imports/scan/header.ts';
import { finding, type Finding } from '../vocabulary/finding.ts';
import type { HashedSource, SourceRef } from './spec.ts';

const mostNamed = 8;

/**
 * What is not here of the files that a document was saved with, when only the document was given: files of other bytes
 * and files that are missing. Newer versions of the files are what such a document is for, so that this is no fault.
 */
export function missingSources(
  refs: readonly SourceRef[],
  present: readonly HashedSource[],
  document: string,
): readonly Finding[] {
  const hashes = new Set(present.map(({ sha256 }) => sha256));
  const names = new Set(present.map(({ name }) => baseName(name)));
  const absent = refs.filter(({ sha256 }) => !hashes.has(sha256));
  const other = absent.filter(({ name }) => names.has(baseName(name)));
  const missing = absent.filter(({ name }) => !names.has(baseName(name)));
  const parts = [
    listed(other, 'with other bytes than now'),
    listed(missing, 'which is not loaded', 'which are not loaded'),
  ].filter((part) => part !== '');
  if (parts.length === 0) return [];
  return [
    finding('info', 'other_sources', `it was saved with ${parts.join(', and with ')}`, { file: document }),
  ];
}

function listed(refs: readonly SourceRef[], one: string, several = one): string {
  if (refs.length === 0) return '';
  const names = refs.slice(0, mostNamed).map(({ name }) => name);
  const more = refs.length > mostNamed ? [`${refs.length - mostNamed} more`] : [];
  return `${[...names, ...more].join(', ')} (${refs.length === 1 ? one : several})`;
}
