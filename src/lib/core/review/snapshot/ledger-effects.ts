import { subtract, negate, isZero, type Decimal } from '../../vocabulary/money.ts';
import type { Month } from '../../vocabulary/month.ts';
import type { SnapshotFile } from '../../vocabulary/snapshot.ts';
import type { Effect } from './effect.ts';
import { joinedBy, type Pair } from './pair.ts';
import type { LedgerRow } from './side.ts';

/** Which rows of the ledgers are meant, and how their amounts are written. */
export interface RowsWanted {
  readonly part: string;
  /** Null: of every kind. */
  readonly kind: string | null;
  readonly scenario: string;
  readonly month: Month;
  /** Whether the rows that a baseline covers count: in the first review, and in the second. */
  readonly counts: {
    readonly then: (scope: string | null) => boolean;
    readonly now: (scope: string | null) => boolean;
  };
  readonly write: (amount: Decimal) => string;
}

/**
 * What changed between the rows of a month, by file: rows that came late, that were restated (other amounts in place of
 * theirs), that are gone, and that count or count no more because another baseline covers them. The effects sum to the
 * difference of the rows that count.
 */
export function ledgerEffects(pair: Pair, wanted: RowsWanted): readonly Effect[] {
  const { part, kind, scenario, month, counts } = wanted;
  const isKind = (row: LedgerRow) => kind === null || row.kind === kind;
  const then = pair.then.rows(part, scenario, month).filter(isKind);
  const now = pair.now.rows(part, scenario, month).filter(isKind);
  const ids = fileIds(pair);
  const counted = unmatched(
    then.filter(({ scope }) => counts.then(scope)),
    now.filter(({ scope }) => counts.now(scope)),
    ids,
  );
  const uncounted = unmatched(
    then.filter(({ scope }) => !counts.then(scope)),
    now.filter(({ scope }) => !counts.now(scope)),
    ids,
  );
  const out = joinedBy(counted.then, uncounted.now, amountKey);
  const into = joinedBy(uncounted.then, counted.now, amountKey);
  return [
    ...out.pairs.map(([row]) => moved(row, negate(row.amount), wanted)),
    ...into.pairs.map(([, row]) => moved(row, row.amount, wanted)),
    ...changes({ then: out.left, now: into.right }, ids, wanted),
  ].filter(({ amount }) => !isZero(amount));
}

interface Rows {
  readonly then: readonly LedgerRow[];
  readonly now: readonly LedgerRow[];
}

/** Names the file of a row in both reviews alike, and says what became of the file. */
interface FileIds {
  readonly of: (row: LedgerRow) => string;
  readonly fate: (row: LedgerRow) => 'same' | 'reread' | 'replaced' | 'gone' | 'added';
}

const known = new WeakMap<Pair, FileIds>();

function fileIds(pair: Pair): FileIds {
  const found = known.get(pair);
  if (found) return found;
  const { same, reread, replaced, gone, added } = pair.files;
  const entries = [
    ...[...same.map((one) => ({ fate: 'same', ...one }) as const)],
    ...[...reread.map((one) => ({ fate: 'reread', ...one }) as const)],
    ...[...replaced.map((one) => ({ fate: 'replaced', ...one }) as const)],
    ...gone.map((then) => ({ fate: 'gone', then, now: then }) as const),
    ...added.map((now) => ({ fate: 'added', then: now, now }) as const),
  ].map((entry, at) => ({ ...entry, id: String(at) }));
  const byFile = new Map(entries.flatMap((entry) => [entry.then, entry.now].map((file) => [file, entry])));
  const entryOf = ({ file }: LedgerRow) => (file === null ? undefined : byFile.get(file));
  const ids: FileIds = {
    of: (row) => entryOf(row)?.id ?? '',
    fate: (row) => entryOf(row)?.fate ?? 'same',
  };
  known.set(pair, ids);
  return ids;
}

function amountKey({ kind, amount }: LedgerRow): string {
  return JSON.stringify([kind, amount]);
}

/** Rows of which the other review has no equal: in the same line, else in the same file, else in any. */
function unmatched(then: readonly LedgerRow[], now: readonly LedgerRow[], ids: FileIds): Rows {
  const keys = [
    (row: LedgerRow) => JSON.stringify([ids.of(row), row.line, row.kind, row.scope, row.amount]),
    (row: LedgerRow) => JSON.stringify([ids.of(row), row.kind, row.amount]),
    amountKey,
  ];
  return keys.reduce<Rows>(
    (left, key) => {
      const joined = joinedBy(left.then, left.now, key);
      return { then: joined.left, now: joined.right };
    },
    { then, now },
  );
}

function moved({ scope, file }: LedgerRow, amount: Decimal, { month, write }: RowsWanted): Effect {
  const words = `another baseline covers ${write(amount)} of ${nameOf(file)}`;
  return { kind: 'baseline', subject: scope ?? '', amount, month, words };
}

function changes(rows: Rows, ids: FileIds, wanted: RowsWanted): readonly Effect[] {
  const byLine = joinedBy(rows.then, rows.now, (row) => JSON.stringify([ids.of(row), row.line, row.kind]));
  const byFile = joinedBy(byLine.left, byLine.right, (row) => JSON.stringify([ids.of(row), row.kind]));
  // A file under another name in place of one that is gone.
  const isIn = (row: LedgerRow, fate: string) => ids.fate(row) === fate;
  const gone = byFile.left.filter((row) => isIn(row, 'gone'));
  const added = byFile.right.filter((row) => isIn(row, 'added'));
  const across = joinedBy(gone, added, ({ kind }) => kind);
  const taken = new Set([...across.pairs.flat()]);
  return [
    ...[...byLine.pairs, ...byFile.pairs, ...across.pairs].map(([then, now]) =>
      restated(then, now, { fate: ids.fate(now), wanted }),
    ),
    ...byFile.left
      .filter((row) => !taken.has(row))
      .map((row) => single(row, { kind: 'removed', fate: ids.fate(row), wanted })),
    ...byFile.right
      .filter((row) => !taken.has(row))
      .map((row) => single(row, { kind: 'late', fate: ids.fate(row), wanted })),
  ];
}

function restated(
  then: LedgerRow,
  now: LedgerRow,
  { fate, wanted }: { readonly fate: string; readonly wanted: RowsWanted },
): Effect {
  const { month, write } = wanted;
  const file = nameOf(now.file);
  const instead = fate === 'added' ? `, in place of ${nameOf(then.file)}` : '';
  const were = now.line === null ? `, were ${then.count}` : '';
  return {
    kind: isReread(fate) ? 'mapping' : 'restated',
    subject: file,
    amount: subtract(now.amount, then.amount),
    month,
    words: `${placeOf(now)}${were}: ${write(now.amount)}, was ${write(then.amount)}${instead}`,
  };
}

function single(
  row: LedgerRow,
  {
    kind,
    fate,
    wanted,
  }: { readonly kind: 'late' | 'removed'; readonly fate: string; readonly wanted: RowsWanted },
): Effect {
  const { month, write } = wanted;
  return {
    kind: isReread(fate) ? 'mapping' : kind,
    subject: nameOf(row.file),
    amount: kind === 'late' ? row.amount : negate(row.amount),
    month,
    words: `${placeOf(row)}: ${write(row.amount)}${kind === 'removed' ? ' no longer there' : ''}`,
  };
}

// Rows of the same bytes that differ were read in another way.
function isReread(fate: string): boolean {
  return fate === 'same' || fate === 'reread';
}

function nameOf(file: SnapshotFile | null): string {
  return file?.name ?? 'a file that is not named';
}

function placeOf({ line, count }: LedgerRow): string {
  if (line !== null) return `line ${line}`;
  return count === 1 ? '1 row' : `${count} rows`;
}
