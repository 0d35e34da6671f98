import type { Measure } from '../vocabulary/measure.ts';

/** A stretch of a formula: the title of a part, or words between. The pieces joined are the formula. */
export interface FormulaPiece {
  readonly text: string;
  /** Id of the part that stands here; null for words and signs. */
  readonly part: string | null;
}

type Titled = Pick<Measure, 'id' | 'title'>;

/**
 * Cut a formula at the titles of its parts, whatever characters they hold; the longest title that fits is taken, and only
 * as whole words. Example: `baseline cost / baseline volume` with parts Volume and Baseline volume names the second one.
 */
export function formulaPieces(formula: string, parts: readonly Titled[]): readonly FormulaPiece[] {
  const titles = parts.filter(({ title }) => title !== '');
  if (titles.length === 0) return [{ text: formula, part: null }];
  const idByTitle = new Map(titles.map(({ id, title }) => [title.toLowerCase(), id]));
  const longestFirst = titles.map(({ title }) => title).toSorted((a, b) => b.length - a.length);
  const words = new RegExp(
    `(?<![\\p{L}\\p{N}])(${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return formula
    .split(words)
    .filter((text) => text !== '')
    .map((text) => ({ text, part: idByTitle.get(text.toLowerCase()) ?? null }));
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
}

/** How parts make a figure, where they do so by themselves alone. */
export type Arithmetic =
  | { readonly kind: 'sum'; readonly terms: readonly { readonly part: string; readonly sign: 1 | -1 }[] }
  | {
      readonly kind: 'quotient';
      readonly over: string;
      readonly under: string;
      /** The lower part is taken at the end of its series rather than in the month of the figure. */
      readonly isUnderAtEnd: boolean;
    }
  | { readonly kind: 'running'; readonly part: string };

const runningSum = 'running sum of ';
const atEnd = ' at the end of the plan';
const sumOf = 'sum of ';
const toDate = ' to date';

/**
 * Read a formula as arithmetic over its parts: sums and differences (`a - b + c`), one division (`a / b`, also of sums
 * to date), or a running sum. Null where it says more than its parts do.
 */
export function arithmeticOf(formula: string, parts: readonly Titled[]): Arithmetic | null {
  const pieces = formulaPieces(formula, parts);
  const [first, second] = pieces;
  if (first?.text === runningSum && second?.part) return { kind: 'running', part: second.part };
  return quotientIn(pieces) ?? sumIn(pieces);
}

function quotientIn(all: readonly FormulaPiece[]): Arithmetic | null {
  const pieces = all[0]?.text === sumOf && all.at(-1)?.text === toDate ? all.slice(1, -1) : all;
  const isToDate = pieces.length < all.length;
  const [over, sign, under, rest, ...more] = pieces;
  const expected = isToDate ? `${toDate} / ${sumOf}` : ' / ';
  if (!over?.part || sign?.text !== expected || !under?.part || more.length > 0) return null;
  if (rest !== undefined && rest.text !== atEnd) return null;
  return { kind: 'quotient', over: over.part, under: under.part, isUnderAtEnd: rest !== undefined };
}

const signs: Readonly<Record<string, 1 | -1>> = { ' + ': 1, ' - ': -1 };

function sumIn(pieces: readonly FormulaPiece[]): Arithmetic | null {
  if (pieces.length % 2 === 0) return null;
  const terms: { part: string; sign: 1 | -1 }[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const part = pieces[at]?.part;
    const sign = at === 0 ? 1 : signs[pieces[at - 1]?.text ?? ''];
    if (!part || sign === undefined) return null;
    terms.push({ part, sign });
  }
  return { kind: 'sum', terms };
}
