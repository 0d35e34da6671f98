import type { Snapshot } from '../../vocabulary/snapshot.ts';

/** What taken reviews may fill of a workspace document, of which more than 32 MB are not read back. */
const roomForSnapshotsBytes = 24 * 1024 * 1024;

/** The taken reviews with a new one, and those that have kept their figures alone to make room for it. */
export interface Taken {
  readonly snapshots: readonly Snapshot[];
  readonly thinned: readonly Snapshot[];
}

/**
 * Add a taken review. Where there is no room, reviews that a later one of the same partnership and view has followed keep
 * their figures alone: those of its own partnership first, the oldest first. Null: that is not enough, and nothing is taken.
 */
export function withTaken(
  former: readonly Snapshot[],
  taken: Snapshot,
  roomBytes = roomForSnapshotsBytes,
): Taken | null {
  const all = [...former, taken];
  let bytes = all.reduce((sum, one) => sum + bytesOf(one), 0);
  const thinned: Snapshot[] = [];
  for (const one of followed(all, taken)) {
    if (bytes <= roomBytes) break;
    bytes -= bytesOf(one.state);
    thinned.push(one);
  }
  if (bytes > roomBytes) return null;
  return {
    snapshots: all.map((one) => (thinned.includes(one) ? { ...one, state: null } : one)),
    thinned,
  };
}

/** Reviews that still have what explains a difference, and that no review to come is compared with. */
function followed(all: readonly Snapshot[], { partnership }: Snapshot): readonly Snapshot[] {
  const views = new Map(all.map((one) => [viewOf(one), one]));
  return all
    .filter((one) => one.state !== null && views.get(viewOf(one)) !== one)
    .toSorted(
      (a, b) =>
        Number(b.partnership === partnership) - Number(a.partnership === partnership) ||
        (a.takenOn < b.takenOn ? -1 : Number(a.takenOn > b.takenOn)),
    );
}

function viewOf({ partnership, party, terms }: Snapshot): string {
  return JSON.stringify([partnership, party, terms]);
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** What a person is told of reviews that have kept their figures alone. */
export function thinnedWords(thinned: readonly Snapshot[]): string {
  if (thinned.length === 0) return '';
  const named = thinned.slice(0, 3).map(({ partnership, quarter }) => `${partnership} ${quarter}`);
  const more = thinned.length - named.length;
  const which = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const what =
    thinned.length === 1 ? 'one older review keeps its' : `${thinned.length} older reviews keep their`;
  return `The review was taken. The workspace holds no more than is read back, so ${what} figures alone from now on, without what they were made of: ${which}.`;
}

/** What a person is told who has taken more reviews than a workspace holds. */
export const noRoomWords =
  'the workspace holds no more taken reviews than it could be opened with again. Remove some that are no longer compared with, or keep a copy of the workspace and go on in it.';
