import type { Table } from '../../charts/table.ts';
import type { ChartBlock, DecisionsBlock, PackBlock } from '../pack/pack.ts';
import { chartPiece } from './chart-piece.ts';
import { figuresGrid, figuresPiece, rowsOf } from './figures-piece.ts';
import type { Room } from './fit.ts';
import type { Piece } from './flow.ts';
import { sidePiece } from './side-piece.ts';
import { tablePieces } from './table-piece.ts';
import { textPiece } from './text-piece.ts';

/**
 * The blocks of a page as pieces in their order. Two charts that follow each other stand side by side, and so do figures or
 * a short table with the one chart next to them.
 */
export function piecesOf(blocks: readonly PackBlock[], room: Room): readonly Piece[] {
  const pieces: Piece[] = [];
  // A table is written large where it is all there is to see.
  const given = { ...room, isLarge: !blocks.some(isChart) };
  for (let at = 0; at < blocks.length;) {
    const [piece, count] = nextOf(blocks.slice(at), given);
    pieces.push(...piece);
    at += count;
  }
  return pieces;
}

interface Given extends Room {
  readonly isLarge: boolean;
}

/** The next pieces, and of how many blocks they are. */
function nextOf(blocks: readonly PackBlock[], given: Given): readonly [readonly Piece[], number] {
  const [first, second, third] = blocks;
  if (!first) return [[], 1];
  if (second && !isChart(third)) {
    const together = overTable(first, second, given) ?? besideChart(first, second, given);
    if (together) return [together, 2];
  }
  if (!isChart(first)) return [pieceOf(first, given), 1];
  return isChart(second) ? [[chartPiece([first, second])], 2] : [[chartPiece([first])], 1];
}

/** Bars with a short table under them, where there is room for both; null where there is none. */
function overTable(first: PackBlock, second: PackBlock, given: Given): readonly Piece[] | null {
  if (!isChart(first) || second.kind !== 'table' || second.table.rows.length > shortRows) return null;
  if (first.chart.kind !== 'waterfall' && first.chart.kind !== 'bars') return null;
  const chart = chartPiece([first], true);
  const [table, ...others] = tablePieces(second, given.widthIn);
  if (!table || others.length > 0) return null;
  const neededIn = chart.least(given.widthIn) + 0.2 + table.wholeIn;
  return neededIn <= given.heightIn ? [chart, table] : null;
}

function isChart(block: PackBlock | undefined): block is ChartBlock {
  return block?.kind === 'chart';
}

const besideIn = 8;
const shortRows = 5;

/** Two blocks beside each other where one is a chart that then has about 60% of the width; null where they are not. */
function besideChart(first: PackBlock, second: PackBlock, { widthIn }: Given): readonly Piece[] | null {
  if (widthIn < besideIn) return null;
  if (first.kind === 'figures' && isChart(second) && first.figures.length <= 4) {
    const columns = first.figures.length > 2 && widthIn > 10 ? 2 : 1;
    const figures = figuresGrid(first.id, first.figures, columns);
    return [sidePiece(figures, chartPiece([second]), columns === 2 ? 0.36 : 0.28)];
  }
  const table = isChart(second) ? first : second;
  const chart = isChart(second) ? second : first;
  if (table.kind !== 'table' || !isChart(chart) || table.table.rows.length > shortRows) return null;
  const [best] = [0.4, 0.45, 0.5, 0.56]
    .flatMap((share) => {
      const [piece, ...others] = tablePieces(table, (widthIn - 0.35) * share);
      return !piece || others.length > 0 || piece.wholeIn > wholeMostIn ? [] : [{ piece, share }];
    })
    .sort((a, b) => a.piece.wholeIn + 2 * a.share - b.piece.wholeIn - 2 * b.share);
  if (!best) return null;
  return [
    table === first
      ? sidePiece(best.piece, chartPiece([chart]), best.share)
      : sidePiece(chartPiece([chart]), best.piece, 1 - best.share),
  ];
}

const wholeMostIn = 3.6;

function pieceOf(block: Exclude<PackBlock, ChartBlock>, given: Given): readonly Piece[] {
  switch (block.kind) {
    case 'figures':
      return rowsOf(block.figures, 4).map((figures, at) =>
        figuresPiece(at === 0 ? block.id : `${block.id}-${at}`, figures),
      );
    case 'table':
      return tablePieces(block, given.widthIn, given.isLarge);
    case 'text':
      return block.paragraphs.some((text) => text.trim() !== '')
        ? [textPiece(`Text ${block.id}`, block.paragraphs)]
        : [];
    case 'decisions':
      return decisionPieces(block, given);
  }
}

function decisionPieces({ id, decisions }: DecisionsBlock, given: Given): readonly Piece[] {
  if (decisions.length === 0) return [textPiece(`Text ${id}`, ['No decision is asked.'])];
  const cell = (text: string) => ({ text, sort: null });
  const table: Table = {
    columns: [
      { id: 'number', label: 'No', align: 'end' },
      { id: 'text', label: 'Decision asked', align: 'start' },
      { id: 'why', label: 'Why', align: 'start' },
      { id: 'owner', label: 'Owner', align: 'start' },
      { id: 'due', label: 'Due', align: 'start' },
    ],
    rows: decisions.map((one, at) => ({
      id: one.id,
      cells: [String(at + 1), one.text, one.why, one.owner || 'not named', one.due ?? 'no date'].map(cell),
    })),
  };
  return tablePieces({ id, title: '', table, note: '' }, given.widthIn, given.isLarge);
}
