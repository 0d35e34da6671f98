import type { Party, Terms } from '../../vocabulary/point.ts';
import type { Snapshot } from '../../vocabulary/snapshot.ts';

/** Which review is looked at; a party and terms that are given are preferred. */
interface ReviewWanted {
  readonly partnership: string;
  /** As in a link: `2025-Q4`. */
  readonly quarter: string;
  readonly party?: Party;
  readonly terms?: Terms;
  /** A snapshot that is not to be compared with itself. */
  readonly except?: string;
}

/**
 * The review that a review is compared with: of the same partnership the latest taken of the latest earlier quarter, else
 * an earlier take of the same quarter. One in the same view comes before one in another, of whichever quarter.
 */
export function lastSnapshot(snapshots: readonly Snapshot[], wanted: ReviewWanted): Snapshot | null {
  const found = snapshots.filter(
    ({ id, partnership, quarter }) =>
      partnership === wanted.partnership && quarter <= wanted.quarter && id !== wanted.except,
  );
  const [last] = found.toSorted(
    (a, b) =>
      Number(isInView(b, wanted)) - Number(isInView(a, wanted)) ||
      Number(a.quarter === wanted.quarter) - Number(b.quarter === wanted.quarter) ||
      descending(a.quarter, b.quarter) ||
      descending(a.takenOn, b.takenOn),
  );
  return last ?? null;
}

function isInView(snapshot: Snapshot, { party, terms }: ReviewWanted): boolean {
  return (
    (party === undefined || snapshot.party === party) && (terms === undefined || snapshot.terms === terms)
  );
}

function descending(a: string, b: string): number {
  return a < b ? 1 : Number(a > b) * -1;
}
