import type PptxGenJS from 'pptxgenjs';
import { plainText } from '../export/plain-text.ts';
import type { ExportOptions } from '../export/exporter.ts';
import type { Pack } from '../pack/pack.ts';
import type { NativeChart } from './chart/native-chart.ts';
import { defineLayouts, drawSlide } from './draw-slide.ts';
import { finish } from './finish.ts';
import { slidesOf } from './slides-of.ts';

// Writing slides down takes a quarter of the time, the rest is their charts and the zip.
const drawnShare = 0.25;

/** A deck that grows review by review, so that no more than one of them is held at a time. */
export class Deck {
  readonly #deck: PptxGenJS;
  readonly #charts: NativeChart[] = [];
  readonly #tableAlts: (readonly string[])[] = [];
  #packs = 0;

  private constructor(deck: PptxGenJS) {
    this.#deck = deck;
  }

  static async open(): Promise<Deck> {
    const { default: Library } = await import('pptxgenjs');
    const deck = new Library();
    deck.layout = 'LAYOUT_WIDE';
    deck.author = 'Outturn';
    deck.company = 'Outturn';
    defineLayouts(deck);
    return new Deck(deck);
  }

  /** Add the slides of a review, in a section of their own. */
  add(pack: Pack): void {
    this.#packs += 1;
    const title = plainText(pack.name).replace(/\s+/gu, ' ').slice(0, 100).toWellFormed() || 'Partnership';
    const sectionTitle = `${this.#packs}. ${title}`;
    const [deck, name] = [this.#deck, `${title}, ${plainText(pack.quarterLabel)}`];
    deck.title = this.#packs === 1 ? name : `Partnership reviews, ${plainText(pack.quarterLabel)}`;
    deck.subject = 'Partnership review';
    deck.addSection({ title: sectionTitle });
    for (const slide of slidesOf(pack)) {
      drawSlide(deck.addSlide({ masterName: slide.layout, sectionTitle }), slide);
      this.#charts.push(...slide.shapes.flatMap((shape) => (shape.kind === 'chart' ? [shape.chart] : [])));
      this.#tableAlts.push(slide.shapes.flatMap((shape) => (shape.kind === 'table' ? [shape.alt] : [])));
    }
  }

  /** Write the file. */
  async save({ theme, onProgress, signal }: ExportOptions): Promise<Blob> {
    onProgress(drawnShare, 'Writing slides');
    return finish(this.#deck, {
      theme,
      charts: this.#charts,
      tableAlts: this.#tableAlts,
      slides: this.#tableAlts.length,
      signal,
      onPart: (share, label) => onProgress(drawnShare + (1 - drawnShare) * share, label),
    });
  }

  /** How far the slides of some reviews are, of the whole work. */
  static shareAfter(packs: number, all: number): number {
    return (drawnShare * packs) / Math.max(1, all);
  }
}
