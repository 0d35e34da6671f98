import { keptBytes } from './kept-bytes.ts';
import { RecordCutter } from './record-cutter.ts';
import { cellsOf, type CutDialect } from './records.ts';
import type { ByteRange } from './line-map.ts';
import type { ScanOptions } from './scan-result.ts';

interface Rows {
  readonly text: Blob;
  readonly kept: readonly ByteRange[];
  readonly dialect: CutDialect;
  readonly width: number;
}

/** Write rows anew: UTF-8, comma, doubled quotes, LF, and no cells beyond the width of the table. */
export async function rewriteRows(
  { text, kept, dialect, width }: Rows,
  signal?: ScanOptions['signal'],
): Promise<Blob> {
  const decoder = new TextDecoder();
  const parts: Blob[] = [];
  let lines: string[] = [];
  const cutter = new RecordCutter(dialect, 0, (_, bytes) => {
    lines.push(`${cellsOf(decoder.decode(bytes()), dialect).slice(0, width).map(quoted).join(',')}\n`);
  });
  const flush = () => {
    parts.push(new Blob([lines.join('')]));
    lines = [];
  };
  for await (const bytes of keptBytes(text, kept, signal)) {
    cutter.feed(bytes);
    flush();
  }
  cutter.finish();
  flush();
  return new Blob(parts);
}

// Cells with blanks at their ends are quoted too: so they come back as they are.
function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
