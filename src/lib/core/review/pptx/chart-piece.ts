import { sentenceOf } from '../pack/chart.ts';
import type { ChartBlock } from '../pack/pack.ts';
import { longNames, nativeOf } from './chart/native-of.ts';
import { fitted, heightOf, type Fitted, type Paragraph } from './fit.ts';
import type { Piece } from './flow.ts';
import type { Box, Shape } from './slide.ts';

const gapIn = 0.35;
const rowIn = 0.36;
const tightRowIn = 0.31;

/**
 * One chart, or two side by side, which take what room there is; what no series can carry is said beneath. A tight one
 * leaves room for what follows it.
 */
export function chartPiece(blocks: readonly ChartBlock[], isTight = false): Piece {
  const widthOf = (widthIn: number) => (widthIn - gapIn * (blocks.length - 1)) / blocks.length;
  return {
    least: (widthIn) => Math.max(...blocks.map((block) => leastIn(block, widthOf(widthIn), isTight))),
    isGrowing: true,
    take: (widthIn, heightIn) => {
      const parts = blocks.map((block) => partOf(block, widthOf(widthIn)));
      return {
        heightIn,
        rest: null,
        cut: parts.flatMap(({ cut }) => cut),
        draw: (box) =>
          parts.flatMap((part, at) =>
            part.draw({ ...box, x: box.x + at * (widthOf(box.w) + gapIn), w: widthOf(box.w) }),
          ),
      };
    },
  };
}

function leastIn(block: ChartBlock, widthIn: number, isTight: boolean): number {
  const { caption, remarks } = textsOf(block, widthIn);
  const { chart } = block;
  const rows =
    chart.kind === 'waterfall'
      ? chart.values.steps.length + 2
      : chart.kind === 'bars'
        ? Math.min(chart.values.rows.length, chart.values.most)
        : 0;
  const bars = isTight ? 0.65 + rows * tightRowIn : 1.1 + rows * rowIn;
  const plot = rows > 0 ? Math.min(3.8, bars) : 2.3;
  return plot + textIn(caption, widthIn) + textIn(remarks, widthIn);
}

interface Part {
  readonly cut: readonly string[];
  readonly draw: (box: Box) => readonly Shape[];
}

function partOf(block: ChartBlock, widthIn: number): Part {
  const { caption, remarks, said } = textsOf(block, widthIn);
  const native = nativeOf(block.chart, widthIn);
  const captionIn = textIn(caption, widthIn);
  const remarksIn = textIn(remarks, widthIn);
  const alt = [block.title, block.unit, block.summary || sentenceOf(block.chart)].filter(Boolean).join('. ');
  return {
    cut: [
      ...(caption.isCut || remarks.isCut ? [block.title, block.unit, ...said] : []),
      ...longNames(block.chart),
    ],
    draw: (box) => {
      const plot = { ...box, y: box.y + captionIn, h: box.h - captionIn - remarksIn };
      const text = (name: string, at: Box, { paragraphs }: Fitted): readonly Shape[] =>
        paragraphs.length === 0 ? [] : [{ kind: 'text', name: `${name} ${block.id}`, box: at, paragraphs }];
      return [
        ...text('Caption', { ...box, h: captionIn }, caption),
        native
          ? { kind: 'chart', name: `Chart ${block.id}`, box: plot, alt, chart: native }
          : {
              kind: 'text',
              name: `Chart ${block.id}`,
              box: plot,
              paragraphs: [{ text: block.summary || 'There is nothing to draw.', pt: 14 }],
            },
        ...text('Remarks', { ...box, y: plot.y + plot.h, h: remarksIn }, remarks),
      ];
    },
  };
}

function textsOf(block: ChartBlock, widthIn: number) {
  const said = nativeOf(block.chart, widthIn)?.remarks ?? [];
  const caption: readonly Paragraph[] = [
    { text: block.title, pt: 13, isBold: true },
    { text: block.unit, pt: 11 },
  ].filter(({ text }) => text !== '');
  return {
    said,
    caption: fitted(caption, { widthIn, heightIn: 0.8 }),
    remarks: fitted(said.length === 0 ? [] : [{ text: said.join('  |  '), pt: 11 }], {
      widthIn,
      heightIn: 0.75,
    }),
  };
}

function textIn({ paragraphs }: Fitted, widthIn: number): number {
  return paragraphs.length === 0 ? 0 : heightOf(paragraphs, widthIn) + 0.06;
}
