import type { DialectChoice } from './dialect.ts';
import { usualWidth } from './dialect-of.ts';
import type { HeadRecord } from './head-records.ts';
import { columnKinds, isData, kindsBelow, labelsIn, type ColumnKind } from './column-kinds.ts';
import { headerLines, joinHeader, type Seen } from './header-lines.ts';

/** Where the header stands and what it says. */
export interface FoundHeader {
  readonly headerRecord: number;
  readonly headerRecords: number;
  readonly line: number;
  readonly names: readonly string[];
  /** What the rows below hold, by column. */
  readonly kinds: readonly ColumnKind[];
  /** The number of filled cells in a usual row. */
  readonly typical: number;
  /** Cells of a usual row, those that name nothing included, and how many up to the last filled one. */
  readonly usualFields: number;
  readonly usualUsed: number;
  /** True when the first line could as well be data. */
  readonly isInDoubt: boolean;
}

interface Records {
  readonly records: readonly HeadRecord[];
  readonly width: number;
}

/** Find the header: the lines of names above the first row that looks like the rows below it. Null when there is no text. */
export function headerOf(head: Records, choice: DialectChoice): FoundHeader | null {
  const from = choice.headerRecord ?? 0;
  const records = head.records.filter((record) => record.record >= from && record.filled > 0 && record.cells);
  const [first] = records;
  if (!first) return null;
  const rows = records.filter((record) => record.fields === head.width && !record.isBroken);
  const kinds = columnKinds(rows);
  const typical = median((rows.length > 1 ? rows.slice(1) : rows).map(({ filled }) => filled));
  const seen: Seen = { records, rows, kinds, typical, width: head.width };
  const place = choice.headerRecord === undefined ? findPlace(seen) : { top: first, isInDoubt: false };
  const wanted = choice.headerRecords ?? (place.isInDoubt ? 0 : null);
  const lines =
    wanted === null
      ? headerLines(place.top, seen, choice.headerRecord === undefined)
      : records.slice(records.indexOf(place.top)).slice(0, wanted);
  const start = lines[0] ?? place.top;
  const below = records.filter(({ record }) => record > (lines.at(-1)?.record ?? -1));
  const near = firstBlock(below).filter(({ fields }) => fields === head.width);
  const usualFields = fieldsOf(below) ?? head.width;
  return {
    headerRecord: start.record,
    headerRecords: lines.length === 0 ? 0 : (lines.at(-1)?.record ?? start.record) - start.record + 1,
    line: start.line,
    names: namesOf(lines, usualFields),
    kinds: near.length > 1 ? kindsBelow(near) : kinds,
    typical: near.length > 4 ? median(near.map(({ filled }) => filled)) : typical,
    usualFields,
    usualUsed: median(rows.map(({ used }) => used)),
    isInDoubt: place.isInDoubt && choice.headerRecords === undefined,
  };
}

interface Place {
  readonly top: HeadRecord;
  readonly isInDoubt: boolean;
}

function findPlace(seen: Seen): Place {
  const { records, rows, kinds } = seen;
  const firstData = rows.find((row) => isData(row.cells ?? [], kinds));
  if (!firstData) return { top: firstNamed(seen), isInDoubt: false };
  const above = records.slice(0, records.indexOf(firstData)).filter((record) => isHeaderLike(record, seen));
  const most = Math.max(0, ...above.map((record) => record.filled));
  // Pairs such as "Department:" and its name stand above the header and fill fewer cells than it does.
  const top = above.find((record) => record.filled >= 0.8 * most);
  return top ? { top, isInDoubt: false } : { top: firstData, isInDoubt: true };
}

/** In a table of texts alone: the first record that is about as full as the rows, be it as wide as they are or not. */
function firstNamed({ records, rows, typical }: Seen): HeadRecord {
  const least = Math.max(2, 0.75 * typical);
  const full = records.slice(0, 10).find((record) => record.filled >= least && !record.isBroken);
  const wide = rows.slice(0, 10).find((row) => row.filled >= 0.6 * typical);
  const first = full && wide ? (full.record < wide.record ? full : wide) : wide;
  return first ?? rows[0] ?? (records[0] as HeadRecord);
}

function isHeaderLike(record: HeadRecord, seen: Seen): boolean {
  const least = seen.width > 1 ? Math.max(2, 0.5 * seen.typical) : 1;
  if (record.filled < least || record.isBroken) return false;
  const values = record.filled - labelsIn(record.cells ?? [], seen.kinds);
  return values * 3 < record.filled;
}

/** The rows up to the first gap: further down another table may stand. */
function firstBlock(rows: readonly HeadRecord[]): readonly HeadRecord[] {
  const end = rows.findIndex(
    ({ record, isAfterGap }, at) => at > 0 && (isAfterGap || record !== (rows[at - 1]?.record ?? 0) + 1),
  );
  return end < 0 ? rows : rows.slice(0, end);
}

/** The number of cells that four in five of the rows have; null when they do not agree. */
function fieldsOf(rows: readonly HeadRecord[]): number | null {
  const usual = usualWidth(rows);
  const alike = rows.filter(({ fields }) => fields === usual);
  return rows.length > 0 && alike.length >= 0.8 * rows.length ? usual : null;
}

function median(counts: readonly number[]): number {
  return counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
}

function namesOf(lines: readonly HeadRecord[], width: number): readonly string[] {
  if (lines.length === 0) return Array.from({ length: width }, (_, at) => `column ${at + 1}`);
  const names = joinHeader(lines.map(({ cells }) => cells ?? []));
  // Delimiters at the end of the header alone name nothing.
  const used = names.findLastIndex((name) => name !== '') + 1;
  return names.slice(0, Math.max(used, Math.min(width, names.length)));
}
