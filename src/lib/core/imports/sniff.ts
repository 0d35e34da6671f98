import { delimiters, type Dialect } from './dialect.ts';
import { byteOrderMark, notText } from './encoding.ts';
import { cellsOf, RecordCutter, type RecordShape } from './records.ts';

/** What the head of a file says: how to cut it, or why it cannot be a CSV file. */
export type Sniffed =
  | {
      readonly kind: 'table';
      readonly dialect: Dialect;
      /** Other delimiters that cut the file just as evenly: then a person should look. */
      readonly rivals: readonly Dialect['delimiter'][];
    }
  | { readonly kind: 'not a table'; readonly rule: 'empty_file' | 'not_text'; readonly message: string };

const headBytes = 1 << 16;

/** Look at the first 64 kB of a file: the delimiter that cuts its records most alike, and the record of the header. */
export async function sniff(content: Blob): Promise<Sniffed> {
  const head = new Uint8Array(await content.slice(0, headBytes).arrayBuffer());
  if (head.length === 0)
    return {
      kind: 'not a table',
      rule: 'empty_file',
      message: 'the file is empty; expected a header line and at least one row',
    };
  const what = notText(head);
  if (what) return { kind: 'not a table', rule: 'not_text', message: `found ${what}; expected a CSV file` };
  const isWhole = head.length === content.size;
  const cuts = delimiters.map((delimiter) => cutBy(head, delimiter, isWhole));
  const best = cuts.reduce((a, b) => (b.score > a.score ? b : a));
  const rivals = cuts.filter((cut) => cut !== best && cut.fields > 1 && cut.score === best.score);
  return {
    kind: 'table',
    dialect: { delimiter: best.delimiter, headerRecord: headerOf(head, best) },
    rivals: rivals.map((cut) => cut.delimiter),
  };
}

interface Cut {
  readonly delimiter: Dialect['delimiter'];
  readonly records: readonly RecordShape[];
  /** The number of cells most records have. */
  readonly fields: number;
  readonly score: number;
}

function cutBy(head: Uint8Array, delimiter: Dialect['delimiter'], isWhole: boolean): Cut {
  const from = byteOrderMark(head);
  const records: RecordShape[] = [];
  const cutter = new RecordCutter({ delimiter }, from, (record) => records.push(record));
  cutter.feed(head.subarray(from));
  if (isWhole) cutter.finish();
  const written = records.filter((record) => !record.isBlank);
  const fields = commonest(written.map((record) => record.fields));
  const alike = written.filter((record) => record.fields === fields && !record.isBroken).length;
  // One column is what every wrong delimiter gives, so it only wins when nothing else cuts at all.
  const score = fields > 1 ? 1 + alike / Math.max(1, written.length) : alike > 0 ? 0.5 : 0;
  return { delimiter, records, fields, score };
}

function commonest(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1, 0] as [
    number,
    number,
  ])[0];
}

/** The first record with as many cells as the rows have, none of them blank where that can be had. */
function headerOf(head: Uint8Array, { records, fields, delimiter }: Cut): number {
  const wide = records.flatMap((record, index) =>
    record.fields === fields && !record.isBlank ? [index] : [],
  );
  const named = wide.slice(0, 10).find((index) => isNamed(head, records[index], delimiter));
  return named ?? wide[0] ?? 0;
}

function isNamed(
  head: Uint8Array,
  record: RecordShape | undefined,
  delimiter: Dialect['delimiter'],
): boolean {
  if (!record) return false;
  const cells = cellsOf(new TextDecoder().decode(head.subarray(record.start, record.contentEnd)), delimiter);
  return cells.every((cell) => cell.trim() !== '');
}
