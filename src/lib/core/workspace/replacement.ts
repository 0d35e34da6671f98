import { baseName } from '../imports/scan/header.ts';
import type { ImportedFile } from '../imports/load/imported-file.ts';
import { subtract, trim, type Decimal } from '../vocabulary/money.ts';

/** The accepted sum of one column in one currency, before and after; null where one of the two has no such sum. */
export interface AmountChange {
  readonly column: string;
  readonly currency: string | null;
  readonly former: Decimal | null;
  readonly incoming: Decimal | null;
  /** `incoming - former`, a sum that is not there counted as zero. */
  readonly difference: Decimal;
}

/** A file that came again with other bytes, held until a person says what becomes of the two. */
export interface Replacement {
  /** Loaded, and in the figures. */
  readonly former: ImportedFile;
  /** Read and tallied, but not in the figures. */
  readonly incoming: ImportedFile;
  /** Accepted rows of the incoming file less those of the former one. */
  readonly rowDifference: number;
  readonly amounts: readonly AmountChange[];
}

/** The two versions side by side. */
export function replacementOf(former: ImportedFile, incoming: ImportedFile): Replacement {
  return {
    former,
    incoming,
    rowDifference: incoming.rows.accepted - former.rows.accepted,
    amounts: amountChanges(former, incoming),
  };
}

/**
 * The loaded file that an incoming one is a newer version of: the same dataset and name with other bytes. A folder in
 * the name counts, unless one of the two came without its folder and only one loaded file has that name. Mended rows
 * are no new version of anything.
 */
export function formerVersion(incoming: ImportedFile, loaded: readonly ImportedFile[]): ImportedFile | null {
  if (incoming.mends !== null) return null;
  const candidates = loaded.filter(
    (file) => file.mends === null && file.dataset === incoming.dataset && file.sha256 !== incoming.sha256,
  );
  const same = candidates.find(({ name }) => name === incoming.name);
  if (same) return same;
  const [alike, other] = candidates.filter(({ name }) => isSameWithoutFolder(name, incoming.name));
  return alike && !other ? alike : null;
}

function isSameWithoutFolder(a: string, b: string): boolean {
  const base = baseName(a);
  return base === baseName(b) && (base === a || base === b);
}

function amountChanges(former: ImportedFile, incoming: ImportedFile): readonly AmountChange[] {
  const keys = new Map([...former.amounts, ...incoming.amounts].map((one) => [keyOf(one), one]));
  return [...keys.values()].map(({ column, currency }) => {
    const before = acceptedOf(former, { column, currency });
    const after = acceptedOf(incoming, { column, currency });
    const difference = trim(subtract(after ?? '0', before ?? '0'));
    return { column, currency, former: before, incoming: after, difference };
  });
}

interface Summed {
  readonly column: string;
  readonly currency: string | null;
}

function acceptedOf({ amounts }: ImportedFile, summed: Summed): Decimal | null {
  return amounts.find((one) => keyOf(one) === keyOf(summed))?.accepted ?? null;
}

function keyOf({ column, currency }: Summed): string {
  return JSON.stringify([column, currency]);
}
