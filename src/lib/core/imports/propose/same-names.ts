import { add, compare } from '../../vocabulary/money.ts';
import { isMarker } from './column-content.ts';
import type { Seen } from './proposal.ts';
import { cellsAt } from './seen-cells.ts';
import { isTotalCell } from '../scan/total-words.ts';
import { readNumber } from '../typing/typed-text.ts';

/**
 * What tells a column from others of its name: the column called total that its block adds up to, else its neighbours.
 */
export function placeInWords(seen: Seen, place: number): string {
  const total = totalOfBlock(seen, place);
  if (total !== null) return `column ${place + 1}, a part of "${nameAt(seen, total)}"`;
  const before = nameAt(seen, place - 1);
  const after = nameAt(seen, place + 1);
  const where = before !== '' ? `after "${before}"` : after !== '' ? `before "${after}"` : 'alone';
  return `column ${place + 1}, ${where}`;
}

/** The next column called total, when the columns from some place before this one up to it add up to it. */
function totalOfBlock(seen: Seen, place: number): number | null {
  const total = seen.header.findIndex((name, index) => index > place && isTotalCell(name));
  if (total < 0) return null;
  for (let first = place; first >= 0 && isNumbers(seen, first); first--) {
    if (total - first >= 2 && addsUp(seen, first, total)) return total;
  }
  return null;
}

function addsUp({ samples }: Seen, first: number, total: number): boolean {
  const told = samples.filter((row) => readNumber(row[total] ?? '', '.') !== null);
  return (
    told.length > 0 &&
    told.every((row) => {
      const parts = row.slice(first, total).flatMap((cell) => readNumber(cell, '.') ?? []);
      return compare(add('0', ...parts), readNumber(row[total] ?? '', '.') ?? '0') === 0;
    })
  );
}

function isNumbers(seen: Seen, index: number): boolean {
  return cellsAt(seen, index).every((cell) => isMarker(cell) || readNumber(cell, '.') !== null);
}

function nameAt({ header }: Seen, index: number): string {
  return header[index]?.trim() ?? '';
}
