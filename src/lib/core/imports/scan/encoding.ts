import type { Encoding } from './dialect.ts';

const signatures: readonly (readonly [signature: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or another zip file: save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook: save the sheet as CSV'],
  [[0x1f, 0x8b], 'a gzip file: unpack it first'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file: save it as CSV'],
];

/** What a file is when it is plainly not text, by its first bytes; null when they could be text. */
export function notText(head: Uint8Array): string | null {
  const found = signatures.find(([signature]) => startsWith(head, signature));
  return found?.[1] ?? null;
}

const marks: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8-bom'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding that a byte order mark names, and the length of the mark; null when there is none. */
export function byteOrderMark(
  head: Uint8Array,
): { readonly encoding: Encoding; readonly length: number } | null {
  const found = marks.find(([mark]) => startsWith(head, mark));
  return found ? { encoding: found[1], length: found[0].length } : null;
}

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => head[at] === byte);
}

/** UTF-16 without a mark: of the two bytes of most signs one is 0, and it is always the same one. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(head.length / 2);
  if (pairs < 2) return null;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [first = 0, second = 0] = zeros;
  const isMany = (count: number) => count >= 0.5 * pairs;
  const isFew = (count: number) => count <= 0.02 * pairs;
  if (isMany(second) && isFew(first)) return 'utf-16le';
  return isMany(first) && isFew(second) ? 'utf-16be' : null;
}

/** Where the first byte stands that cannot be UTF-8, from 0; null when all can. A character cut off at the end cannot. */
export function findNotUtf8(bytes: Uint8Array): number | null {
  for (let at = 0; at < bytes.length; at++) {
    const length = lengthAt(bytes, at);
    if (length === 0) return at;
    at += length - 1;
  }
  return null;
}

/** Bytes of the UTF-8 character that starts at a place; 0 when none does. */
export function lengthAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] as number;
  if (byte < 0x80) return 1;
  const length = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  for (let next = at + 1; next < at + length; next++) {
    const inside = bytes[next] as number;
    if (inside < 0x80 || inside >= 0xc0) return 0;
  }
  const second = bytes[at + 1] as number;
  // Written longer than need be, halves of UTF-16 pairs, and what lies beyond Unicode.
  const isOff =
    (byte === 0xe0 && second < 0xa0) ||
    (byte === 0xed && second >= 0xa0) ||
    (byte === 0xf0 && second < 0x90) ||
    (byte === 0xf4 && second >= 0x90);
  return isOff ? 0 : length;
}
