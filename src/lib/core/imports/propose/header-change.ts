import type { Mapping } from '../mapping/mapping.ts';
import type { HeaderChange, Seen } from './proposal.ts';
import { isForFile } from './recognise.ts';
import { repoint } from './repoint.ts';
import { expandWide } from '../mapping/wide-columns.ts';

/** A kept mapping held against a header that changed: what still stands is kept, and `change` says what does not. */
export interface ChangedMapping {
  readonly mapping: Mapping;
  readonly change: HeaderChange;
}

/**
 * The kept mapping of each dataset whose header shares most names with that of a file, if at least half of them; none
 * when no header comes near.
 */
export function changedMappings(seen: Seen, kept: readonly Mapping[]): readonly ChangedMapping[] {
  const best = new Map<string, { mapping: Mapping; shared: number }>();
  for (const mapping of kept) {
    if (!isForFile(mapping, seen.name)) continue;
    const shared = shareOf(mapping, seen.header);
    if (shared >= 0.5 && shared >= (best.get(mapping.dataset)?.shared ?? 0))
      best.set(mapping.dataset, { mapping, shared });
  }
  return [...best.values()].map(({ mapping }) => ({
    mapping: repoint(mapping, seen.header),
    change: changeOf(mapping, seen.header),
  }));
}

/** Names that are gone and names that are new, each as often as it went or came. */
function changeOf(mapping: Mapping, header: readonly string[]): HeaderChange {
  return {
    mapping: mapping.name,
    gone: lessNames(mapping.header, header),
    added: lessNames(header, mapping.header),
  };
}

/** The share of the names of the longer header that both have; unpivoted columns come and go and do not count. */
function shareOf(mapping: Mapping, header: readonly string[]): number {
  const before = namesOf(mapping, mapping.header);
  const now = namesOf(repoint(mapping, header), header);
  const longer = Math.max(before.length, now.length);
  return longer === 0 ? 0 : (before.length - lessNames(before, now).length) / longer;
}

function namesOf(mapping: Mapping, header: readonly string[]): readonly string[] {
  const places = new Set(expandWide(mapping, header).map(({ column }) => column.index));
  return header.filter((name, index) => name.trim() !== '' && !places.has(index));
}

function lessNames(names: readonly string[], taken: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of taken) counts.set(name.trim(), (counts.get(name.trim()) ?? 0) + 1);
  return names
    .map((name) => name.trim())
    .filter((name) => {
      const left = counts.get(name) ?? 0;
      counts.set(name, left - 1);
      return left <= 0 && name !== '';
    });
}
