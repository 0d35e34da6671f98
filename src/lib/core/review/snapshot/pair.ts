import type { Snapshot, SnapshotFile, SnapshotState } from '../../vocabulary/snapshot.ts';
import { keepsRows, sideOf, type Side } from './side.ts';

/** Two reviews with what each was made of, and which file of the one is which of the other. */
export interface Pair {
  readonly then: Side;
  readonly now: Side;
  readonly files: FilePairs;
}

/** How the files of two reviews belong together: by their bytes, else by name. */
interface FilePairs {
  /** Files whose bytes and reading are the same. */
  readonly same: readonly FilePair[];
  /** The same bytes, read in another way. */
  readonly reread: readonly FilePair[];
  /** The same name, other bytes. */
  readonly replaced: readonly FilePair[];
  readonly gone: readonly SnapshotFile[];
  readonly added: readonly SnapshotFile[];
}

interface FilePair {
  readonly then: SnapshotFile;
  readonly now: SnapshotFile;
}

/** Hold two states side by side. Rows are compared by themselves only where both have kept them. */
export function pairOf(
  then: { readonly snapshot: Snapshot; readonly state: SnapshotState },
  now: { readonly snapshot: Snapshot; readonly state: SnapshotState },
): Pair {
  const withRows = keepsRows(then.state) && keepsRows(now.state);
  return {
    then: sideOf(then.snapshot, then.state, withRows),
    now: sideOf(now.snapshot, now.state, withRows),
    files: filePairs(then.state.files, now.state.files),
  };
}

/** Which files belong together, each to one at most. */
function filePairs(then: readonly SnapshotFile[], now: readonly SnapshotFile[]): FilePairs {
  const byReading = joined(then, now, ({ sha256, dataset, mapping, name }) => [
    sha256,
    dataset,
    mapping,
    name,
  ]);
  const byBytes = joined(byReading.then, byReading.now, ({ sha256, dataset, mapping }) => [
    sha256,
    dataset,
    mapping,
  ]);
  const byHash = joined(byBytes.then, byBytes.now, ({ sha256, dataset }) => [sha256, dataset]);
  const byName = joined(byHash.then, byHash.now, ({ name, dataset }) => [name, dataset]);
  return {
    same: [...byReading.pairs, ...byBytes.pairs],
    reread: byHash.pairs,
    replaced: byName.pairs,
    gone: byName.then,
    added: byName.now,
  };
}

function joined(
  then: readonly SnapshotFile[],
  now: readonly SnapshotFile[],
  keyOf: (file: SnapshotFile) => readonly string[],
) {
  const { pairs, left, right } = joinedBy(then, now, (file) => JSON.stringify(keyOf(file)));
  return { pairs: pairs.map(([one, other]) => ({ then: one, now: other })), then: left, now: right };
}

/** Join the values of two lists that have the same key, each at most once and in their order; and what is left of both. */
export function joinedBy<T>(
  left: readonly T[],
  right: readonly T[],
  keyOf: (value: T) => string,
): {
  readonly pairs: readonly (readonly [T, T])[];
  readonly left: readonly T[];
  readonly right: readonly T[];
} {
  const waiting = new Map<string, T[]>();
  for (const value of right.toReversed()) {
    const key = keyOf(value);
    const own = waiting.get(key);
    if (own) own.push(value);
    else waiting.set(key, [value]);
  }
  const pairs: (readonly [T, T])[] = [];
  const rest: T[] = [];
  for (const value of left) {
    const other = waiting.get(keyOf(value))?.pop();
    if (other === undefined) rest.push(value);
    else pairs.push([value, other]);
  }
  const used = new Set(pairs.map(([, other]) => other));
  return { pairs, left: rest, right: right.filter((value) => !used.has(value)) };
}
