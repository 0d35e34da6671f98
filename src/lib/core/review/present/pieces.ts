import type { DecisionsBlock, PackBlock, TableBlock, TextBlock } from '../pack/pack.ts';
import { decisionPx, heightOf, paragraphPx } from './heights.ts';
import type { Room } from './room.ts';

/** Heights that are left on a sheet, and that a sheet of its own has. */
export interface Space {
  readonly left: number;
  readonly whole: number;
  /** Only large numbers stand on the sheet so far: a sheet of these alone says little. */
  readonly isBegun: boolean;
}

const leastRows = 3;

/** A block in pieces of which each fits a sheet; the first may be smaller, to fill what is left of the sheet before. */
export function piecesOf(block: PackBlock, room: Room, space: Space): readonly PackBlock[] {
  if (heightOf(block, room) <= space.left) return [block];
  switch (block.kind) {
    case 'figures':
    case 'chart':
      return [block];
    case 'table':
      return tablePieces(block, room, space);
    case 'text':
      return textPieces(block, room, space.whole);
    case 'decisions':
      return decisionPieces(block, room, space);
  }
}

function tablePieces(block: TableBlock, room: Room, space: Space): readonly PackBlock[] {
  const { left, whole, isBegun } = space;
  const start = heightOf({ ...withRows(block, block.table.rows.slice(0, leastRows)), note: '' }, room);
  const isLong = heightOf(block, room) > whole;
  if (!isLong && !(isBegun && start <= left)) return [block];
  const pieces: TableBlock[] = [];
  let rows = block.table.rows;
  let most = start <= left ? left : whole;
  do {
    const count = rowsThatFit(withRows(block, rows), room, most);
    const isLast = count === rows.length;
    pieces.push({ ...withRows(block, rows.slice(0, count)), note: isLast ? block.note : '' });
    rows = rows.slice(count);
    most = whole;
  } while (rows.length > 0);
  return pieces.map((piece, at) => ({
    ...piece,
    id: pieceId(block, at),
    title: [block.title, pieces.length > 1 ? `(${at + 1} of ${pieces.length})` : '']
      .filter(Boolean)
      .join(' '),
  }));
}

function withRows(block: TableBlock, rows: TableBlock['table']['rows']): TableBlock {
  return { ...block, table: { ...block.table, rows } };
}

/** How many of its first rows stand in so much room, at least one; the note needs room only with the last. */
function rowsThatFit(block: TableBlock, room: Room, most: number): number {
  const { rows } = block.table;
  const fits = (count: number) => {
    const note = count === rows.length ? block.note : '';
    return heightOf({ ...withRows(block, rows.slice(0, count)), note }, room) <= most;
  };
  const over = rows.findIndex((_, at) => !fits(at + 1));
  return over < 0 ? rows.length : Math.max(over, Math.min(1, rows.length));
}

function textPieces(block: TextBlock, room: Room, whole: number): readonly PackBlock[] {
  const tall = (paragraph: string) => paragraphPx(paragraph, room);
  const paragraphs = block.paragraphs.flatMap((paragraph) => cutBetweenWords(paragraph, tall, whole));
  return groupsOf(paragraphs, paragraphs.map(tall), { first: whole, other: whole }).map((some, at) => ({
    ...block,
    id: pieceId(block, at),
    paragraphs: some,
  }));
}

function decisionPieces(block: DecisionsBlock, room: Room, { left, whole }: Space): readonly PackBlock[] {
  const heights = block.decisions.map((decision) => decisionPx(decision, room));
  const first = (heights[0] ?? 0) <= left ? left : whole;
  return groupsOf(block.decisions, heights, { first, other: whole }).map((decisions, at) => ({
    ...block,
    id: pieceId(block, at),
    decisions,
  }));
}

/** Ids stay unique; a comment of a block stands by its first piece. */
function pieceId({ id }: PackBlock, at: number): string {
  return at === 0 ? id : `${id}/${at + 1}`;
}

/** A text in as few pieces as are no taller than `most`, cut between words. */
export function cutBetweenWords(
  text: string,
  heightPx: (text: string) => number,
  most: number,
): readonly string[] {
  if (heightPx(text) <= most) return [text];
  return text.split(/(?<=\s)/u).reduce<readonly string[]>((pieces, word) => {
    const joined = `${pieces.at(-1) ?? ''}${word}`;
    const fits = pieces.length > 0 && heightPx(joined) <= most;
    return fits ? [...pieces.slice(0, -1), joined] : [...pieces, word];
  }, []);
}

/** Things in order, in as few groups as fit, each of at least one. */
function groupsOf<T>(
  things: readonly T[],
  heights: readonly number[],
  { first, other }: { readonly first: number; readonly other: number },
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let left = 0;
  things.forEach((thing, at) => {
    const height = heights[at] ?? 0;
    if (groups.length === 0 || height > left) {
      left = groups.length === 0 ? first : other;
      groups.push([]);
    }
    groups.at(-1)!.push(thing);
    left -= height;
  });
  return groups.length === 0 ? [[]] : groups;
}
