/** Size of all words in a chart. */
export const labelFontPx = 12;
/** Distance from one line of words to the next. */
export const labelLinePx = 15;

const narrow = new Set("iljtfI.,:;'|!()[] ");
const wide = new Set('mwMWQOGD%@—');

/** How much wider bold words are, in the wider faces among those that systems come with. */
export const boldFactor = 1.18;

/** The width of a text in a sans-serif face with figures of one width, estimated without a page: within about a tenth. */
export function textWidthPx(text: string, fontPx = labelFontPx): number {
  const ems = [...text].map((letter) => {
    if (narrow.has(letter)) return 0.33;
    if (wide.has(letter)) return 0.82;
    if (letter >= '0' && letter <= '9') return 0.62;
    return letter >= 'A' && letter <= 'Z' ? 0.69 : 0.57;
  });
  return ems.reduce((sum, em) => sum + em, 0) * fontPx;
}

/** Break a text into lines no wider than `mostPx`, at spaces: a word that is wider stays whole. */
export function wrap(text: string, mostPx: number): readonly string[] {
  return joined(text.split(' '), mostPx, labelFontPx);
}

/** The same for words of anybody: one that is wider than a line is broken too. */
export function wrapAnywhere(text: string, mostPx: number, fontPx = labelFontPx): readonly string[] {
  const words = text.split(' ').flatMap((word) => pieces(word, mostPx, fontPx));
  return joined(words, mostPx, fontPx);
}

function joined(words: readonly string[], mostPx: number, fontPx: number): readonly string[] {
  return words.reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    const fits = last !== undefined && textWidthPx(longer, fontPx) <= mostPx;
    return fits ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** By what a reader sees as one letter: an emoji of several code points stays whole. */
function pieces(word: string, mostPx: number, fontPx: number): readonly string[] {
  if (textWidthPx(word, fontPx) <= mostPx) return [word];
  return [...letters.segment(word)].reduce<readonly string[]>((found, { segment }) => {
    const last = found.at(-1);
    const fits = last !== undefined && textWidthPx(last + segment, fontPx) <= mostPx;
    return fits ? [...found.slice(0, -1), last + segment] : [...found, segment];
  }, []);
}

/** A label that wants its middle at `at` and is `height` tall, in pixels. */
export interface Wanted {
  readonly at: number;
  readonly height: number;
}

/**
 * Middles for labels in one column, in the order given, so that none overlap and all lie within the bounds as far as
 * there is room: each is pushed down past the one above it, then all are pushed back up from the lower bound.
 */
export function spread(wanted: readonly Wanted[], top: number, bottom: number): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a).at - at(wanted, b).at);
  const middles = wanted.map((label) => label.at);
  let edge = top;
  for (const index of order) {
    const { height } = at(wanted, index);
    middles[index] = Math.max(at(middles, index), edge + height / 2);
    edge = at(middles, index) + height / 2;
  }
  edge = bottom;
  for (const index of order.reverse()) {
    const { height } = at(wanted, index);
    middles[index] = Math.min(at(middles, index), edge - height / 2);
    edge = at(middles, index) - height / 2;
  }
  return middles;
}

/** Words that want to stand at `x`, in pixels. */
export interface WordsAt {
  readonly x: number;
  readonly text: string;
}

/** Words with a place: `row` 0 is the lowest; null where there was no room, counted on a neighbour as `+1`. */
export interface PlacedWords extends WordsAt {
  readonly row: number | null;
  readonly anchor: 'start' | 'end';
}

/** Room kept after words for a count such as ` +2`. */
const countPx = 22;
const gapPx = 10;

/**
 * Place words above their hairlines in at most `rows` rows, so that no words overlap and no hairline runs through words.
 * A hairline reaches up to its own words: so, from right to left, words go above those that stand within their length.
 */
export function placeWords(words: readonly WordsAt[], widthPx: number, rows: number): readonly PlacedWords[] {
  const ordered = [...words].sort((a, b) => a.x - b.x);
  const all = placeAll(ordered, { widthPx, rows, sparePx: 0 });
  const isAllShown = all.every(({ row }) => row !== null);
  return isAllShown ? all : withCounts(placeAll(ordered, { widthPx, rows, sparePx: countPx }));
}

interface Band {
  readonly widthPx: number;
  readonly rows: number;
  /** Room kept after each text. */
  readonly sparePx: number;
}

function placeAll(ordered: readonly WordsAt[], band: Band): readonly PlacedWords[] {
  return ordered
    .reduceRight<readonly Extent[]>((later, word) => [extent(word, later, band), ...later], [])
    .map(({ x, text, anchor, row }) => ({ x, text, anchor, row }));
}

interface Extent extends PlacedWords {
  readonly from: number;
  readonly to: number;
}

function extent(word: WordsAt, later: readonly Extent[], { widthPx, rows, sparePx }: Band): Extent {
  const length = textWidthPx(word.text) + sparePx;
  const anchor = word.x + length > widthPx ? 'end' : 'start';
  const from = anchor === 'start' ? word.x : word.x - length;
  const to = from + length + gapPx;
  const levels = Array.from({ length: rows }, (_, row) => row);
  const row =
    levels.find((level) => later.every((other) => isClear({ ...word, from, to }, other, level))) ?? null;
  return { ...word, anchor, from, to, row };
}

/** Whether words at a level meet neither the words of a later event nor its hairline, nor their hairline those words. */
function isClear(
  word: { readonly x: number; readonly from: number; readonly to: number },
  other: Extent,
  level: number,
): boolean {
  if (other.row === null) return true;
  const isOverWords = level === other.row && word.from < other.to && word.to > other.from;
  const isOverHairline = level <= other.row && other.x >= word.from && other.x <= word.to;
  const crossesWords = level >= other.row && word.x >= other.from && word.x <= other.to;
  return !isOverWords && !isOverHairline && !crossesWords;
}

/** Write how many words were left out on the placed words nearest after them, or else before them. */
function withCounts(placed: readonly PlacedWords[]): readonly PlacedWords[] {
  const shown = placed.flatMap(({ row }, index) => (row === null ? [] : [index]));
  const hosts = placed.flatMap(({ row }, index) =>
    row === null ? [shown.find((other) => other > index) ?? shown.at(-1)] : [],
  );
  return placed.map((words, index) => {
    const count = hosts.filter((host) => host === index).length;
    return count > 0 ? { ...words, text: `${words.text} +${count}` } : words;
  });
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index} in a list of ${list.length}`);
  return item;
}
