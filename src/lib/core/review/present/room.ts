/** The room of a slide or a sheet of paper, and the type that stands on it, in pixels. */
export interface Room {
  readonly widthPx: number;
  /** Between what stands on top of every page and its foot, where that has the usual two lines. */
  readonly heightPx: number;
  readonly fontPx: number;
  readonly titleFontPx: number;
  readonly faceFontPx: number;
  /** What a chart needs at least to be read. */
  readonly chartPx: number;
  /** Numbers may stand in a column of this width, beside the chart or table they are of; 0: they do not. */
  readonly sidePx: number;
  /** Comments stand in a column of this width; 0: they do not. */
  readonly commentsPx: number;
  /** Of paragraphs. */
  readonly textFontPx: number;
  /** Beside a chart there is no room for more words: those under the title are left to the presenter, others are small. */
  readonly isTight: boolean;
}

/** A slide, 16:9: to be shown at 1.667 times its size on a screen of 1440 pixels, so that words of 12 appear at 20. */
export const slideRoom: Room = {
  widthPx: 800,
  heightPx: 388,
  fontPx: 12,
  titleFontPx: 24,
  faceFontPx: 28,
  chartPx: 185,
  sidePx: 225,
  commentsPx: 0,
  textFontPx: 14,
  isTight: true,
};

/** What A4 and Letter both have, laid crosswise, within margins of 12 and 14 mm. */
export const paperRoom: Room = {
  widthPx: 940,
  heightPx: 590,
  fontPx: 12,
  titleFontPx: 23,
  faceFontPx: 28,
  chartPx: 305,
  sidePx: 0,
  commentsPx: 250,
  textFontPx: 14,
  isTight: false,
};

/** Between blocks, and between columns. */
export const gapPx = 14;
const columnGapPx = 28;

/** What is left of a room beside a column. */
export function besideColumn(room: Room, columnPx: number): Room {
  return { ...room, widthPx: room.widthPx - columnPx - columnGapPx };
}
