import type { Encoding } from './dialect.ts';
import type { LegacyEvidence } from './legacy-words.ts';
import { central, cyrillic, greek, turkish, western, type LetterShares } from './letter-shares.ts';

/** One way to read the words of a file. The higher the score, the likelier: it is a logarithm. */
export interface Reading {
  readonly encoding: Encoding;
  readonly score: number;
  /** A word that this reading and the likeliest one differ in, as this one reads it and as that one does. */
  readonly example: { readonly here: string; readonly there: string } | null;
}

interface CodePage {
  readonly encoding: Encoding;
  readonly languages: readonly LetterShares[];
  /** How much more or less usual it is than the others, before anything is read. */
  readonly prior: number;
}

const codePages: readonly CodePage[] = [
  { encoding: 'windows-1252', languages: western, prior: 2 },
  { encoding: 'windows-1250', languages: central, prior: 0 },
  { encoding: 'windows-1251', languages: cyrillic, prior: 0 },
  { encoding: 'windows-1253', languages: greek, prior: 0 },
  { encoding: 'windows-1254', languages: turkish, prior: 0 },
  { encoding: 'iso-8859-2', languages: central, prior: -1 },
];

// In natural logarithms: the likelier reading is some seven times as likely as the next.
const clear = 2;

/** The readings of the words of a file that cannot be told apart, the likeliest first: one when the words decide. */
export function codePagesOf(evidence: LegacyEvidence): readonly Reading[] {
  const read = codePages
    .map((page) => {
      const words = decodedWords(page.encoding, evidence);
      return { ...page, words, score: page.prior + bestLanguage(words, page) };
    })
    .sort((a, b) => b.score - a.score);
  const [best, ...others] = read;
  if (!best) return [];
  const rivals = others.flatMap(({ encoding, score, words }): readonly Reading[] => {
    const example = difference(words, best.words);
    return example && best.score - score < clear ? [{ encoding, score, example }] : [];
  });
  const first = rivals[0]?.example ?? null;
  const example = first && { here: first.there, there: first.here };
  return [{ encoding: named(best.encoding, evidence), score: best.score, example }, ...rivals];
}

// Where no byte tells them apart, the older name is the truer one.
function named(encoding: Encoding, { hasControls }: LegacyEvidence): Encoding {
  return encoding === 'windows-1252' && !hasControls ? 'iso-8859-1' : encoding;
}

interface Word {
  readonly text: string;
  readonly count: number;
}

// One-shot decoding of windows-1252 leaves 0x80 to 0x9F as they are in some versions of node; a stream does not.
function decodedWords(encoding: Encoding, { words }: LegacyEvidence): readonly Word[] {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const signs = [...new TextDecoder(encoding).decode(all, { stream: true })];
  return [...words].map(([word, count]) => ({
    text: Array.from(word, (sign) => signs[sign.charCodeAt(0)] ?? '\ufffd').join(''),
    count: Math.min(count, 5),
  }));
}

function difference(words: readonly Word[], others: readonly Word[]): Reading['example'] {
  const at = words.findIndex(({ text }, index) => text !== others[index]?.text);
  return at < 0 ? null : { here: words[at]?.text ?? '', there: others[at]?.text ?? '' };
}

function bestLanguage(words: readonly Word[], { languages }: CodePage): number {
  const scores = languages.map((letters) =>
    words.reduce((sum, { text, count }) => sum + count * scoreOf(text, letters), 0),
  );
  return Math.max(...scores);
}

function scoreOf(word: string, letters: LetterShares): number {
  let score = 0;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) >= 0x80) score += signScore(word, at, letters);
  }
  return score;
}

const letter = /\p{L}/u;

function signScore(word: string, at: number, letters: LetterShares): number {
  const [before, sign, after] = [word[at - 1] ?? '', word[at] ?? '', word[at + 1] ?? ''];
  if (/[\u0080-\u009f\ufffd]/.test(sign)) return -12;
  return letter.test(sign) ? letterScore(before, sign, after, letters) : symbolScore(before, sign, after);
}

const rarest = 0.4;

function letterScore(before: string, sign: string, after: string, letters: LetterShares): number {
  const share = letters[sign.toLowerCase().slice(0, 1)] ?? rarest;
  const neighbours = [before, after].filter((next) => letter.test(next));
  const isLatin = /\p{Script=Latin}/u.test(sign);
  const isMixed = neighbours.some((next) => /\p{Script=Latin}/u.test(next) !== isLatin);
  const isAlone = neighbours.length === 0 && !/[àéóáúíвискоуая]/i.test(sign);
  const isByDigit = /\d/.test(before) || /\d/.test(after);
  // ñ stands before vowels, ń does not.
  const isOddN = /[aeiouáéíóúü]/i.test(after) ? /ń/i.test(sign) : /ñ/i.test(sign);
  return (
    Math.log(share / 1000) -
    (isMixed ? 5 : 0) -
    (isAlone ? 3 : 0) -
    (isByDigit ? 3 : 0) -
    (isOddN ? 3 : 0) -
    (isOddCase(before, sign, after) ? 3 : 0)
  );
}

function isUpper(sign: string): boolean {
  return sign !== sign.toLowerCase();
}

function isLower(sign: string): boolean {
  return sign !== sign.toUpperCase();
}

/** A capital after a small letter, or a small letter between capitals. */
function isOddCase(before: string, sign: string, after: string): boolean {
  return (isLower(before) && isUpper(sign)) || (isUpper(before) && isLower(sign) && isUpper(after));
}

function symbolScore(before: string, sign: string, after: string): number {
  const [isAfterLetter, isBeforeLetter] = [letter.test(before), letter.test(after)];
  if (isAfterLetter && isBeforeLetter) return /[’·‑]/.test(sign) ? -0.5 : -6;
  if (/[£€¥]/.test(sign)) return isAfterLetter || isBeforeLetter ? -3 : -0.3;
  if (/[²³]/.test(sign)) return isBeforeLetter ? -6 : isAfterLetter ? -1 : -2;
  return /[’‘“”–—…°§©®•·«»½¼¾±µ™\u00a0¿¡]/.test(sign) ? -0.7 : -4;
}
