import { identifier } from '../../engine/bind.ts';
import type { Delimiter } from '../scan/dialect.ts';
import type { DecimalMark } from '../mapping/mapping.ts';

/** A measured part of evidence as SQL: the name it has in the answer, and the item of a select list. */
export interface EvidenceItem {
  readonly name: string;
  readonly sql: string;
}

/** What an amount says of its decimal mark once its signs and currency are off. */
export const amountKinds = [
  /** `1.234,56`, `12,5`, `1.234.567`: the comma stands before decimals. */
  'comma',
  /** `1,234.56`, `12.5`, `1,234,567`: the point does. */
  'point',
  /** `1,234`: one thousand, or one with three decimals. */
  'comma_group',
  /** `1.234`: the same with a point. */
  'point_group',
  /** `567`: a whole number below 1,000. */
  'small_integer',
  /** `1234`: a whole number without separators. */
  'large_integer',
  /** No number. */
  'other',
] as const;

/** What an amount says of its decimal mark. */
export type AmountKind = (typeof amountKinds)[number];

/** How many cells of a column say what. */
export type AmountCounts = Readonly<Record<AmountKind, number>>;

/** The decimal mark of a column, null where it cannot be told and matters; why, in words for people. */
export interface MarkDecision {
  readonly mark: DecimalMark | null;
  readonly why: string;
}

/** The decimal mark that these cells speak for. */
export function decimalMarkOf(cells: readonly string[], delimiter: Delimiter): MarkDecision {
  return decideMark(countAmounts(cells), delimiter);
}

/** How many of these cells say what of their decimal mark; blank cells are not counted. */
export function countAmounts(cells: readonly string[]): AmountCounts {
  const kinds = cells.filter((cell) => cell.trim() !== '').map(amountKindOf);
  return countsBy((kind) => kinds.filter((each) => each === kind).length);
}

/**
 * The same counts over a whole column of tidy text, as items of a select list: `column` is its name in a relation that
 * the caller gives. `countsOf` reads the row they make.
 */
export function amountEvidenceSql(column: string): readonly EvidenceItem[] {
  // One aggregate, whatever the number of items: the database works out what is written twice once.
  const kinds = `histogram(amount_kind(${identifier(column)}))`;
  return amountKinds.map((kind) => ({
    name: kind,
    sql: `coalesce(${kinds}['${kind === 'other' ? '' : kind}'], 0)::integer`,
  }));
}

/** The counts of a row that `amountEvidenceSql` made. */
export function countsOf(row: Readonly<Record<string, unknown>>): AmountCounts {
  return countsBy((kind) => Number(row[kind] ?? 0));
}

/** The counts of several columns together: a file is written with one mark, so that each column speaks for all. */
export function sumCounts(columns: readonly AmountCounts[]): AmountCounts {
  return countsBy((kind) => columns.reduce((sum, counts) => sum + counts[kind], 0));
}

/**
 * Decide from counts. A wrong answer is a thousandfold error and a question is cheap, so that a column of `1,234` alone
 * decides nothing: thousands are taken for granted only where the comma also parts the cells (which then had to be
 * quoted for it) or could have, some whole numbers are below 1,000, and none above stands without a separator.
 */
export function decideMark(counts: AmountCounts, delimiter: Delimiter): MarkDecision {
  const { comma, point, comma_group: commaGroups, point_group: pointGroups } = counts;
  if (comma > 0 && point > 0) {
    return undecided(`${cellsOf(comma)} with a decimal comma and ${cellsOf(point)} with a decimal point`);
  }
  if (comma > 0) return { mark: ',', why: `${cellsOf(comma)} read only with a decimal comma` };
  if (point > 0) return { mark: '.', why: `${cellsOf(point)} read only with a decimal point` };
  if (commaGroups > 0 && pointGroups > 0) return undecided('forms such as 1,234 beside 1.234');
  if (pointGroups > 0) return undecided('1.234 may be one thousand or one');
  if (commaGroups === 0) return { mark: '.', why: 'whole numbers without separators' };
  return areThousands(counts, delimiter)
    ? { mark: '.', why: 'the comma parts thousands: whole numbers below 1,000 have none, and all others do' }
    : undecided('1,234 may be one thousand or one');
}

function areThousands(counts: AmountCounts, delimiter: Delimiter): boolean {
  return delimiter !== ';' && counts.small_integer > 0 && counts.large_integer === 0;
}

function undecided(why: string): MarkDecision {
  return { mark: null, why };
}

function cellsOf(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}

function countsBy(count: (kind: AmountKind) => number): AmountCounts {
  return Object.fromEntries(amountKinds.map((kind) => [kind, count(kind)])) as Record<AmountKind, number>;
}

/** What one amount says of its decimal mark: the rules of `amount_kind` in `typing.sql`. */
export function amountKindOf(cell: string): AmountKind {
  const bare = bareAmount(cell);
  return kindPatterns.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'other';
}

// What may stand around and between the digits of an amount and says nothing of its mark.
function bareAmount(cell: string): string {
  return cell
    .trim()
    .replace(/^'?(?:CR|DR)([^A-Z].*)$|^(.*[0-9 ])(?:CR|DR)$/, '$1$2')
    .replace(currency, '')
    .replace(/[-−–+()%'’¤\s]/g, '');
}

const currency =
  /[A-Z]{3}|(?:US|AU|CA|NZ|HK|SG|NT|MX|[ACSRJZ])?\$|(?:SFr|[kK]r|R[sS]|Fr|лв)\.?|zł|Kč|Ft|lei|R|Â?£|[€¥₹₽₺₩₪₫₴₦฿₱₵₸₲₡]/;

const kindPatterns: readonly (readonly [AmountKind, RegExp])[] = [
  ['small_integer', /^[0-9]{1,3}$/],
  ['large_integer', /^[0-9]+$/],
  ['point_group', /^[1-9][0-9]{0,2}\.[0-9]{3}$/],
  ['comma_group', /^[1-9][0-9]{0,2},[0-9]{3}$/],
  [
    'point',
    /^(?:[0-9]*\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?)$/,
  ],
  ['comma', /^(?:[0-9]*,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})$/],
];
