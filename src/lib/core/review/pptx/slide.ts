import type { NativeChart, SlotColour } from './chart/native-chart.ts';
import type { Paragraph } from './fit.ts';

/** A place on a slide, in inches from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What stands on a slide, as plain data, in reading order. */
export type Shape =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly box: Box;
      readonly paragraphs: readonly Paragraph[];
      readonly border?: SlotColour;
    }
  | { readonly kind: 'rule'; readonly box: Box; readonly colour: SlotColour }
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly box: Box;
      readonly alt: string;
      readonly pt: number;
      readonly widthsIn: readonly number[];
      readonly heightsIn: readonly number[];
      /** The first is the header. */
      readonly rows: readonly (readonly CellShape[])[];
    }
  | {
      readonly kind: 'chart';
      readonly name: string;
      readonly box: Box;
      readonly alt: string;
      readonly chart: NativeChart;
    };

export interface CellShape {
  readonly text: string;
  readonly align: 'left' | 'right';
}

/** A slide as plain data: its title is its message. */
export interface DeckSlide {
  readonly layout: 'Cover' | 'Page';
  readonly title: Paragraph;
  readonly shapes: readonly Shape[];
  readonly notes: readonly string[];
}

/** Wide slides, 16:9. */
const slideIn = { w: 13.333, h: 7.5 } as const;

const margin = 0.55;

/** Where things stand on every page of a deck. */
export const places = {
  marks: { x: margin, y: 0.2, w: slideIn.w - 2 * margin, h: 0.3 },
  title: { x: margin, y: 0.55, w: slideIn.w - 2 * margin, h: 1 },
  body: { x: margin, y: 1.65, w: slideIn.w - 2 * margin, h: 5.15 },
  foot: { x: margin, y: 6.93, w: slideIn.w - 2 * margin - 0.7, h: 0.42 },
  number: { x: slideIn.w - margin - 0.6, y: 6.95, w: 0.6, h: 0.35 },
  coverTitle: { x: 0.9, y: 2.1, w: slideIn.w - 1.8, h: 1.7 },
} as const satisfies Readonly<Record<string, Box>>;
