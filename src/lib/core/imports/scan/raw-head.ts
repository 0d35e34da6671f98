import type { SourceFile } from '../load/imported-file.ts';
import { RecordCutter } from './record-cutter.ts';
import { cellsOf } from './records.ts';
import type { Scan } from './scan-result.ts';

/** What a line of the file is taken for. */
export type RawKind = 'above' | 'header' | 'row' | 'perhaps_total' | 'note' | 'repeated_header' | 'set_aside';

/** A record as it stands in the file, by the physical line on which it starts. */
export interface RawLine {
  readonly line: number;
  readonly kind: RawKind;
  readonly cells: readonly string[];
}

const headBytes = 1024 * 1024;
const mostLater = 8;

/**
 * The first lines of a file as they stand, and those further down that are no plain rows of the table: what may be a
 * total, notes, rows set aside.
 */
export async function readRawHead(source: SourceFile, scan: Scan, most = 14): Promise<readonly RawLine[]> {
  const records = await firstRecords(source, scan, most + scan.dialect.headerRecord);
  const first = records.map(({ line, text }): RawLine => ({
    line,
    kind: kindOf(line, scan),
    cells: cellsOf(text, scan.dialect),
  }));
  const lastLine = first.at(-1)?.line ?? 0;
  return [...first, ...furtherDown(scan, lastLine)];
}

/** The line on which each of the first sampled rows stands, by its place among the samples; others are not told. */
export function linesOfSamples(
  lines: readonly RawLine[],
  samples: readonly (readonly string[])[],
): ReadonlyMap<number, number> {
  const rows = lines.filter(({ kind }) => kind === 'row' || kind === 'perhaps_total');
  const found = new Map<number, number>();
  let next = 0;
  for (const [place, sample] of samples.entries()) {
    const at = rows.findIndex(({ cells }, index) => index >= next && isSameRow(cells, sample));
    if (at < 0) break;
    found.set(place, rows[at]?.line ?? 0);
    next = at + 1;
  }
  return found;
}

function isSameRow(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((cell, index) => cell === b[index]);
}

interface FirstRecord {
  readonly line: number;
  readonly text: string;
}

async function firstRecords(
  { content }: SourceFile,
  scan: Scan,
  most: number,
): Promise<readonly FirstRecord[]> {
  const bytes = new Uint8Array(await (scan.text ?? content).slice(0, headBytes).arrayBuffer());
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  const records: FirstRecord[] = [];
  const cutter = new RecordCutter(scan.dialect, start, ({ line }, record) => {
    if (records.length < most) records.push({ line, text: text.decode(record()) });
  });
  cutter.feed(bytes.subarray(start));
  if (bytes.length < headBytes) cutter.finish();
  return records;
}

function kindOf(line: number, scan: Scan): RawKind {
  if (line < scan.headerLine) return 'above';
  if (line < scan.headerLine + scan.dialect.headerRecords) return 'header';
  const aside = scan.asideRows.find((row) => row.line === line);
  if (aside) return aside.kind;
  if (scan.oddRows.some((row) => row.line === line)) return 'set_aside';
  const suspect = scan.suspects.find((row) => row.line === line);
  return suspect?.kinds.includes('named') ? 'perhaps_total' : 'row';
}

function furtherDown(scan: Scan, lastLine: number): readonly RawLine[] {
  const suspects = scan.suspects
    .filter(({ line }) => line > lastLine)
    .map(({ line, cells, kinds }): RawLine => ({
      line,
      kind: kinds.includes('named') ? 'perhaps_total' : 'row',
      cells,
    }));
  const aside = scan.asideRows
    .filter(({ line }) => line > lastLine)
    .map(({ line, kind, text }): RawLine => ({ line, kind, cells: [text] }));
  const sorted = [...suspects.filter(({ kind }) => kind === 'perhaps_total'), ...aside].toSorted(
    (a, b) => a.line - b.line,
  );
  const last = suspects.at(-1);
  const shown = sorted.length > mostLater ? [...sorted.slice(0, 3), ...sorted.slice(3 - mostLater)] : sorted;
  const isThere = !last || shown.some(({ line }) => line === last.line);
  return isThere ? shown : [...shown, last].toSorted((a, b) => a.line - b.line);
}
