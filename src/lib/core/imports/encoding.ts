/** Length of a UTF-8 byte order mark at the start of the bytes: 3 or 0. */
export function byteOrderMark(head: Uint8Array): 0 | 3 {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

const signatures: readonly (readonly [signature: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook or another zip file: save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook: save the sheet as CSV'],
  [[0x1f, 0x8b], 'a gzip file: unpack it first'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file: save it as CSV'],
  [[0xff, 0xfe], 'UTF-16 text: save it as "CSV UTF-8"'],
  [[0xfe, 0xff], 'UTF-16 text: save it as "CSV UTF-8"'],
];

/** What a file is when it is plainly not UTF-8 text, by its first bytes; null when they could be text. */
export function notText(head: Uint8Array): string | null {
  const found = signatures.find(([signature]) => signature.every((byte, at) => head[at] === byte));
  return found?.[1] ?? null;
}

/** Where the first byte stands that cannot be UTF-8, from 0; null when all can. A character cut off at the end cannot. */
export function findNotUtf8(bytes: Uint8Array): number | null {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x80) continue;
    const length = byte >= 0xf5 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    const rest = bytes.subarray(at + 1, at + length);
    const isWhole =
      length > 0 && rest.length === length - 1 && rest.every((next) => next >= 0x80 && next < 0xc0);
    if (!isWhole) return at;
    at += length - 1;
  }
  return null;
}
