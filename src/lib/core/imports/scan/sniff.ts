import { columnKinds, labelsIn } from './column-kinds.ts';
import type { DialectChoice } from './dialect.ts';
import { dialectOf, usualWidth, type BestCutting, type Cutting } from './dialect-of.ts';
import { headerOf, type FoundHeader } from './header-of.ts';
import type { HeadRecord } from './head-records.ts';

/** What the first bytes of a text say: how to cut it, and where its header stands. */
export interface Sniffed extends BestCutting {
  /** Null when there is no text. */
  readonly header: FoundHeader | null;
}

const fewestBytes = 1 << 18;
/** Further only for a table that is said to stand further down. */
const mostBytes = 1 << 23;
const mostBytesAbove = 1 << 28;
const recordsBelow = 60;

/** Look at the first bytes of a text in UTF-8, from its first sign on; at more of them when they hold hardly a row. */
export async function sniff(text: Blob, from: number, choice: DialectChoice): Promise<Sniffed> {
  const first = choice.headerRecord ?? 0;
  const wanted = first > 0 ? first + recordsBelow : 0;
  for (let size = fewestBytes; ; size *= 4) {
    const bytes = new Uint8Array(await text.slice(from, from + size).arrayBuffer());
    const isWhole = from + bytes.length >= text.size;
    const cuttings = dialectOf({ bytes, isWhole, from: first }, choice);
    const isEnough = cuttings.best.count >= wanted && cuttings.best.records.length > 3;
    if (isWhole || isEnough || size >= (first > 0 ? mostBytesAbove : mostBytes))
      return { ...cuttings, header: headerIn(cuttings.best, choice) };
  }
}

function headerIn(best: Cutting, choice: DialectChoice): FoundHeader | null {
  const { headerRecord: from } = choice;
  if (from !== undefined) {
    const below = tableFrom(best.records, from, choice.endRecord ?? Infinity);
    return headerOf({ records: below, width: usualWidth(below.slice(0, recordsBelow)) }, choice);
  }
  const header = headerOf(best, choice);
  return (header && tableAbove(best.records, header.headerRecord, choice)) ?? header;
}

/** The records of a table from its header on: up to where, below a gap, they are cut in another way. */
function tableFrom(records: readonly HeadRecord[], from: number, until: number): readonly HeadRecord[] {
  const below = records.filter(({ record }) => record >= from && record < until);
  const width = usualWidth(below.slice(0, 3));
  const end = below.findIndex(
    ({ record, isAfterGap, fields }, at) =>
      at > 1 && fields !== width && (isAfterGap || record !== (below[at - 1]?.record ?? 0) + 1),
  );
  return end < 0 ? below : below.slice(0, end);
}

/** A smaller table that stands above the one most rows belong to: a header of three names or more, and two rows alike. */
function tableAbove(records: readonly HeadRecord[], end: number, choice: DialectChoice): FoundHeader | null {
  const above = records.filter(({ record }) => record < end);
  const start = above.findIndex((record, at) => {
    const rows = above.slice(at + 1, at + 3);
    return (
      record.filled > 2 &&
      labelsIn(record.cells ?? [], []) === record.filled &&
      rows.length === 2 &&
      rows.every(({ fields, filled }) => fields === record.fields && filled * 2 >= record.filled) &&
      columnKinds(rows).some((kind) => kind !== 'text')
    );
  });
  const first = above[start];
  return first ? headerOf({ records: above, width: first.fields }, choice) : null;
}
