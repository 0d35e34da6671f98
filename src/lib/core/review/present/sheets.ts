import type { PackBlock, PackPage } from '../pack/pack.ts';
import { bodyPx, columnOfFiguresPx, heightOf } from './heights.ts';
import { piecesOf } from './pieces.ts';
import { besideColumn, gapPx, type Room } from './room.ts';

/** One sheet of a page: the whole page, or a part of one that is too long. */
export interface Sheet {
  readonly page: PackPage;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** The numbers, which come first, stand in a column beside all else. */
  readonly isAside: boolean;
}

/**
 * A page as sheets: what does not fit on one is continued on the next, tables by whole rows, texts by paragraphs. Heights
 * are estimated with room to spare; nothing is left out.
 */
export function sheetsOf(page: PackPage, whole: Room): readonly Sheet[] {
  const hasChart = page.blocks.some(({ kind }) => kind === 'chart');
  const room = hasChart && whole.isTight ? { ...whole, textFontPx: whole.fontPx } : whole;
  const stacked = laidOut(page, room, room);
  if (!canStandAside(page, room)) return stacked;
  const beside = laidOut(page, room, besideColumn(room, room.sidePx));
  const [first] = beside;
  // A chart beside its numbers is larger than one below them.
  const isLarger = first?.page.blocks.some(({ kind }) => kind === 'chart') ?? false;
  const isBetter = beside.length < stacked.length || (beside.length === stacked.length && isLarger);
  return isBetter && (first?.page.blocks.length ?? 0) > 1 ? beside : stacked;
}

function canStandAside(page: PackPage, room: Room): boolean {
  const [figures, ...others] = page.blocks;
  if (room.sidePx === 0 || figures?.kind !== 'figures' || others.length === 0) return false;
  const isAlone = others.filter(({ kind }) => kind === 'chart').length < 2;
  return isAlone && columnOfFiguresPx(figures.figures, room) <= bodyPx(page, room);
}

/** `first` is the room of the first sheet, which is narrower where the numbers stand in a column. */
function laidOut(page: PackPage, room: Room, first: Room): readonly Sheet[] {
  const isAside = first.widthPx < room.widthPx;
  const sheets: PackBlock[][] = [[]];
  let left = bodyPx(page, room);
  const here = () => (sheets.length === 1 ? first : room);
  const turn = () => {
    sheets.push([]);
    left = bodyPx({ ...page, lead: '' }, room);
  };
  page.blocks.forEach((block, at) => {
    if (isAside && at === 0) return void sheets[0]!.push(block);
    const whole = bodyPx({ ...page, lead: '' }, room);
    const isBegun = sheets.at(-1)!.every(({ kind }) => kind === 'figures') && sheets.at(-1)!.length > 0;
    for (const piece of piecesOf(block, here(), { left, whole, isBegun })) {
      const joins = isBesideChart(piece, sheets.at(-1)!);
      if (!joins && heightOf(piece, here()) > left && sheets.at(-1)!.length > 0) turn();
      sheets.at(-1)!.push(piece);
      if (!joins) left -= heightOf(piece, here()) + gapPx;
    }
  });
  return sheets.map((blocks, at) => ({
    page: at === 0 ? { ...page, blocks } : { ...page, blocks, lead: '' },
    part: at + 1,
    parts: sheets.length,
    isAside: isAside && at === 0,
  }));
}

/** Two charts that follow each other share the width, so that the second needs no height of its own. */
function isBesideChart(block: PackBlock, before: readonly PackBlock[]): boolean {
  const run = before.length - 1 - before.findLastIndex(({ kind }) => kind !== 'chart');
  return block.kind === 'chart' && run % 2 === 1;
}
