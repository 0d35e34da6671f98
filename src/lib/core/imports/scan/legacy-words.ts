import { lengthAt } from './encoding.ts';

/** What the bytes beyond ASCII of a file say of its encoding. */
export interface LegacyEvidence {
  /** Words with bytes beyond ASCII, one sign for a byte, and how often each stands. */
  readonly words: ReadonlyMap<string, number>;
  /** True when a byte from 0x80 to 0x9F is among them. */
  readonly hasControls: boolean;
  /** Characters that are whole in UTF-8, and bytes that are none. */
  readonly whole: number;
  readonly stray: number;
}

const mostWords = 4000;
const longestWord = 40;

/** Gathers the words around bytes beyond ASCII from a whole file, piece by piece. */
export class LegacyWords {
  readonly #words = new Map<string, number>();
  #hasControls = false;
  #whole = 0;
  #stray = 0;

  feed(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      if ((bytes[at] as number) < 0x80) continue;
      const start = this.#startOf(bytes, at);
      const end = wordEnd(bytes, at);
      this.#add(bytes.subarray(start, end));
      at = end;
    }
  }

  #startOf(bytes: Uint8Array, at: number): number {
    let start = at;
    while (start > 0 && at - start < longestWord / 2 && isOfWord(bytes[start - 1] as number)) start--;
    return start;
  }

  #add(word: Uint8Array): void {
    for (let at = 0; at < word.length;) {
      const length = lengthAt(word, at);
      const byte = word[at] as number;
      if (byte >= 0x80 && byte < 0xa0) this.#hasControls = true;
      if (length > 1) this.#whole++;
      if (length === 0) this.#stray++;
      at += Math.max(1, length);
    }
    const key = String.fromCharCode(...word);
    const known = this.#words.get(key);
    if (known !== undefined || this.#words.size < mostWords) this.#words.set(key, (known ?? 0) + 1);
  }

  found(): LegacyEvidence {
    return { words: this.#words, hasControls: this.#hasControls, whole: this.#whole, stray: this.#stray };
  }
}

function wordEnd(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && end - from < longestWord && isOfWord(bytes[end] as number)) end++;
  return end;
}

/** Letters, digits, the apostrophe, and all beyond ASCII. */
function isOfWord(byte: number): boolean {
  return (
    byte >= 0x80 ||
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x27
  );
}
