import { kindOf } from './cell-kinds.ts';
import { delimiters, type Delimiter, type DialectChoice } from './dialect.ts';
import { headRecords, type FirstBytes, type HeadRecord } from './head-records.ts';
import type { CutDialect } from './records.ts';

/** How the first bytes of a file are best cut into records and cells. */
export interface Cutting {
  readonly dialect: CutDialect;
  /** Records that hold something. */
  readonly records: readonly HeadRecord[];
  /** Records in all, blank ones included. */
  readonly count: number;
  /** The number of cells that most rows have. */
  readonly width: number;
  /** The share of records that have it. */
  readonly share: number;
  readonly score: number;
}

/** The best way to cut, and other delimiters that cut just as evenly. */
export interface BestCutting {
  readonly best: Cutting;
  readonly rivals: readonly Cutting[];
}

// Two delimiters whose scores are closer than this cannot be told apart by them.
const tooClose = 0.02;

/** Try the delimiters, quote characters and escapes that nobody has chosen; the best is what cuts the records most alike. */
export function dialectOf(head: FirstBytes, choice: DialectChoice): BestCutting {
  const tried = choice.delimiter === undefined ? delimiters : [choice.delimiter];
  const cuttings = tried.map((delimiter) => bestQuoting(head, delimiter, choice));
  const best = cuttings.reduce((a, b) => (b.score > a.score ? b : a));
  const rivals = cuttings.filter(
    (cutting) => cutting !== best && cutting.width > 1 && best.score - cutting.score < tooClose,
  );
  return { best, rivals };
}

function bestQuoting(head: FirstBytes, delimiter: Delimiter, choice: DialectChoice): Cutting {
  const usual: CutDialect = {
    delimiter,
    quote: choice.quote ?? '"',
    escape: choice.escape ?? 'double',
  };
  const plain = cut(head, usual);
  const others = otherQuotings(head, plain, choice).map((dialect) => cut(head, dialect));
  const better = others.reduce((a, b) => (b.share > a.share + 1e-9 ? b : a), plain);
  return better === plain && isInApostrophes(plain, others) ? (others.find(byApostrophe) ?? plain) : better;
}

function byApostrophe({ dialect }: Cutting): boolean {
  return dialect.quote === "'";
}

/** Ways to quote that the bytes give a reason to try, the first the likeliest. */
function otherQuotings(
  { bytes }: FirstBytes,
  { dialect, records }: Cutting,
  choice: DialectChoice,
): readonly CutDialect[] {
  const others: CutDialect[] = [];
  if (choice.escape === undefined && hasEscapes(bytes, dialect.delimiter))
    others.push({ ...dialect, escape: 'backslash' });
  if (choice.quote !== undefined) return others;
  if (bytes.includes(39)) others.push({ ...dialect, quote: "'" });
  // Databases write text with tabs and pipes and no quoting at all; with commas a lone quote is a fault to be shown.
  const isBroken = records.some((record) => record.isBroken) || records.length === 0;
  const isUnquoted = dialect.delimiter === '\t' || dialect.delimiter === '|';
  if (isUnquoted && (isBroken || bytes.includes(34))) others.push({ ...dialect, quote: '' });
  return others;
}

function hasEscapes(bytes: Uint8Array, delimiter: Delimiter): boolean {
  const escaped = new Set([delimiter.charCodeAt(0), 34, 39]);
  for (let at = bytes.indexOf(92); at >= 0; at = bytes.indexOf(92, at + 1)) {
    if (escaped.has(bytes[at + 1] ?? 0)) return true;
  }
  return false;
}

/** True when apostrophes stand around cells in every row. */
function isInApostrophes(plain: Cutting, others: readonly Cutting[]): boolean {
  const quoted = others.find(byApostrophe);
  const isAround = (cell: string) => cell.length > 1 && cell.startsWith("'") && cell.endsWith("'");
  const rows = plain.records.filter(({ fields, cells }) => fields === plain.width && cells !== null);
  const isNoWorse = quoted !== undefined && quoted.share >= plain.share;
  return isNoWorse && rows.length > 1 && rows.every(({ cells }) => cells?.some(isAround));
}

function cut(head: FirstBytes, dialect: CutDialect): Cutting {
  const { records: all, count, isOpen } = headRecords(head, dialect);
  // A row of quoted nothing is blank, however it is cut: uncounted, it speaks for no way of quoting.
  const records = dialect.quote === '' ? all.filter((record) => !isQuotedBlank(record)) : all;
  const width = usualWidth(records);
  const alike = records.filter((record) => record.fields === width && !record.isBroken);
  const share = alike.length / Math.max(1, records.length + (isOpen ? 1 : 0));
  // One column is what every wrong delimiter gives, so it only wins when nothing else cuts at all.
  const score = width > 1 ? 1 + share * (0.4 + 0.6 * cleanShare(alike, dialect.delimiter)) : 0.5 * share;
  return { dialect, records: all, count, width, share, score };
}

function isQuotedBlank({ cells }: HeadRecord): boolean {
  return cells !== null && cells.every((cell) => /^\s*(?:""|'')?\s*$/.test(cell));
}

/**
 * The number of cells most rows have. Rows are many and alike, titles and notes are few and narrow: so many rows count
 * more than many cells. Of records that are all different the first with several cells tells.
 */
export function usualWidth(records: readonly HeadRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields, (counts.get(fields) ?? 0) + 1);
  if (counts.size === records.length) return records.find(({ fields }) => fields > 1)?.fields ?? 1;
  const weight = ([fields, count]: readonly [number, number]) => count * count * fields;
  return [...counts].reduce((best, entry) => (weight(entry) > weight(best) ? entry : best), [1, 0])[0];
}

/** The share of cells in which no other delimiter stands that could have parted them. */
function cleanShare(records: readonly HeadRecord[], delimiter: Delimiter): number {
  const cells = records.slice(0, 100).flatMap((record) => record.cells?.slice(0, 200) ?? []);
  const unclean = cells.filter((cell) => isUnclean(cell, delimiter)).length;
  return cells.length === 0 ? 0 : 1 - unclean / cells.length;
}

function isUnclean(cell: string, delimiter: Delimiter): boolean {
  const rivals = delimiters.filter((rival) => rival !== delimiter && cell.includes(rival));
  if (rivals.some((rival) => rival !== ',')) return true;
  // A comma is at home in numbers and in prose, where a space follows it.
  return rivals.length > 0 && kindOf(cell) !== 'number' && /,\S/.test(cell);
}
