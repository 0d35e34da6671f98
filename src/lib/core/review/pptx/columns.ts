import type { Table, TableCell } from '../../charts/table.ts';
import { widthOf } from './fit.ts';

/** The text of a cell with the letter or shape of its sign, as on the screen; the words after it say the same. */
export function cellText({ text, icon }: TableCell): string {
  if (!icon) return text;
  if (icon.kind === 'assurance')
    return `[${{ pass: 'P', fail: 'F', hit_or_miss: '?' }[icon.assurance]}] ${text}`;
  const shape = { improvement: '◆', concern: '■', neutral: '▲', common_cause: '○' }[icon.variation];
  const side =
    icon.variation === 'common_cause' || icon.side === null ? '' : icon.side === 'high' ? ' H' : ' L';
  return `${shape}${side} ${text}`;
}

/** Columns that stand beside each other on one slide, in which size and how wide. */
export interface ColumnGroup {
  readonly columns: readonly number[];
  readonly pt: number;
  readonly widthsIn: readonly number[];
}

const usual = [13, 12, 11, 10];
const smallest = 10;
const padIn = 0.18;
const widestIn = 4.2;
const shortIn = 1.1;

/**
 * The columns of a table in a width: in the largest size in which their longest words stand whole; where they do not even
 * in the smallest, in groups that each repeat the first column.
 */
export function columnGroups(
  table: Table,
  widthIn: number,
  sizes: readonly number[] = usual,
): readonly ColumnGroup[] {
  const all = table.columns.map((_, at) => at);
  for (const pt of sizes) {
    const widths = shared(measured(table, all, pt), widthIn);
    if (widths) return [{ columns: all, pt, widthsIn: widths }];
  }
  return split(table, all, widthIn);
}

function split(table: Table, all: readonly number[], widthIn: number): readonly ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  let rest = all.slice(1);
  while (rest.length > 0) {
    const count = rest.findLastIndex((_, at) =>
      shared(measured(table, [0, ...rest.slice(0, at + 1)], smallest), widthIn),
    );
    const columns = [0, ...rest.slice(0, Math.max(1, count + 1))];
    const needs = measured(table, columns, smallest);
    groups.push({
      columns,
      pt: smallest,
      widthsIn: shared(needs, widthIn) ?? columns.map(() => widthIn / columns.length),
    });
    rest = rest.slice(columns.length - 1);
  }
  return groups;
}

interface Need {
  readonly least: number;
  readonly wanted: number;
}

function measured({ columns, rows }: Table, wanted: readonly number[], pt: number): readonly Need[] {
  return wanted.map((at) => {
    // Headers are bold, and so wider.
    const texts = [
      columns[at]?.label ?? '',
      ...rows.slice(0, 400).map(({ cells }) => (cells[at] ? cellText(cells[at]) : '')),
    ];
    const isNumber = columns[at]?.align === 'end';
    const whole = Math.max(0, ...texts.map((text) => widthOf(text, pt))) / 72;
    const body = Math.max(0, ...texts.slice(1).map((text) => widthOf(text, pt))) / 72;
    const word =
      Math.max(
        0,
        ...texts.flatMap((text, at) =>
          text.split(/\s+/u).map((one) => widthOf(one, pt) * (at === 0 ? 1.2 : 1)),
        ),
      ) / 72;
    // Numbers and short words, such as a month, stand on one line; longer texts may break.
    const short = Math.max(Math.min(word, 1.9), body <= (shortIn * pt) / 12 ? body : 0);
    const least = isNumber ? Math.max(Math.min(body, 1.8), Math.min(word, 1.4)) : short;
    const most = isNumber ? Math.max(least, Math.min(whole, 1.9)) : Math.min(whole, widestIn);
    return { least: least * 1.1 + padIn, wanted: Math.max(least, most) * 1.1 + padIn };
  });
}

/** What each column gets: what it wants where there is room, else its least and a share of what is left; null: no room. */
function shared(needs: readonly Need[], widthIn: number): readonly number[] | null {
  const least = sum(needs.map((need) => need.least));
  const wanted = sum(needs.map((need) => need.wanted));
  if (least > widthIn) return null;
  if (wanted <= widthIn) {
    // A short table is not torn apart over the whole slide.
    const factor = Math.min(widthIn / wanted, 1.5);
    return needs.map((need) => need.wanted * factor);
  }
  const part = (widthIn - least) / (wanted - least);
  return needs.map((need) => need.least + (need.wanted - need.least) * part);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
