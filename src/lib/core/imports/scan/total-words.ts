/** Words for a total that stand at the start of a cell, in the languages of the exports seen; lower case. */
const words = [
  'total',
  'totals',
  'grand total',
  'sub total',
  'subtotal',
  'sub-total',
  'sum',
  'overall',
  'all',
  'totaal',
  'subtotaal',
  'gesamt',
  'gesamtsumme',
  'summe',
  'zwischensumme',
  'totale',
  'razem',
  'suma',
  'ogółem',
  'sous-total',
  'sous total',
  'totaux',
  'insgesamt',
] as const;

const pattern = new RegExp(`^\\s*(?:(?:${words.join('|')})(?![\\p{L}\\p{N}])|\\*+\\s*(?:$|\\d))`, 'iu');

/** True for a cell that starts with a word for total, or is only asterisks or asterisks before a number, as in SAP. */
export function isTotalCell(cell: string): boolean {
  return pattern.test(cell);
}

/** True for a cell by which a row may call itself a total: `Total`, `Grand total`, and `Adult Social Care Total` as Excel writes subtotals. */
export function isTotalLabel(cell: string): boolean {
  return isTotalCell(cell) || /[\s:-](?:sub-?)?total\s*:?\s*$/i.test(cell);
}

const asterisk = 42;
const colon = 58;
const lowerCase = 0x20;
const stems = [
  'all',
  'total',
  'tota',
  'grand',
  'sub',
  'sum',
  'overall',
  'gesamt',
  'zwischen',
  'razem',
  'og',
  'sous',
  'insgesamt',
];
const stemsByLetter = byFirstByte(stems.map((stem) => new TextEncoder().encode(stem)));

function byFirstByte(all: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  return Array.from({ length: 256 }, (_, byte) => all.filter((stem) => stem[0] === (byte | lowerCase)));
}

/** True for a byte with which a word for total may start. */
export function mayStartTotal(byte: number): boolean {
  return byte === asterisk || (byte < 0x80 && byte >= 0x41 && (stemsByLetter[byte] ?? []).length > 0);
}

/** A quick look at the bytes of a cell, before its text is read: true when it may start with a word for total. */
export function startsTotal(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at];
  if (first === undefined) return false;
  if (first === asterisk) return true;
  return (stemsByLetter[first] ?? []).some((stem) => startsWith(bytes, at, stem));
}

function startsWith(bytes: Uint8Array, at: number, stem: Uint8Array): boolean {
  for (let index = 1; index < stem.length; index++) {
    if (((bytes[at + index] ?? 0) | lowerCase) !== stem[index]) return false;
  }
  return true;
}

const ending = new TextEncoder().encode('total');

/** A quick look at the bytes before a place, where a cell ends: true when its text may end with the word total. */
export function endsTotal(bytes: Uint8Array, end: number): boolean {
  let at = end;
  while (at > 0 && ((bytes[at - 1] as number) <= 32 || bytes[at - 1] === colon)) at--;
  for (let back = 1; back <= ending.length; back++) {
    if (((bytes[at - back] ?? 0) | lowerCase) !== ending[ending.length - back]) return false;
  }
  return true;
}
