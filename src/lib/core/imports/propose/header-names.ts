/** A header name with nothing but letters, digits and the signs that tell columns apart: `Service label` is `servicelabel`. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}<>%+]+/gu, '');
}

/**
 * Places of the columns that a wanted name stands for. `amount*` is any name that starts so; `~expense type` may be
 * misspelt by a letter or two, and only where no column has the name itself.
 */
export function placesNamed(header: readonly string[], wanted: string): readonly number[] {
  const keys = keysOf(header);
  const isMisspelt = wanted.startsWith('~');
  const isStart = wanted.endsWith('*');
  const key = nameKey(wanted.replace(/^~/, ''));
  if (isStart) return placesWhere(keys, (each) => each.startsWith(key));
  const exact = placesWhere(keys, (each) => each === key);
  if (exact.length > 0 || !isMisspelt) return exact;
  return placesWhere(keys, (each) => isNearly(each, key));
}

/** True when some column of a header has the name. */
export function hasName(header: readonly string[], wanted: string): boolean {
  return placesNamed(header, wanted).length > 0;
}

const keysByHeader = new WeakMap<readonly string[], readonly string[]>();

// Hundreds of names are looked for in one header: its keys are made once.
function keysOf(header: readonly string[]): readonly string[] {
  const known = keysByHeader.get(header);
  if (known) return known;
  const keys = header.map(nameKey);
  keysByHeader.set(header, keys);
  return keys;
}

function placesWhere(keys: readonly string[], test: (key: string) => boolean): readonly number[] {
  return keys.flatMap((key, index) => (key !== '' && test(key) ? [index] : []));
}

/** True when few letters part two words: one in a word of five to nine, two in a longer one. */
function isNearly(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  const allowed = longest < 5 ? 0 : longest < 10 ? 1 : 2;
  return Math.abs(a.length - b.length) <= allowed && editDistance(a, b) <= allowed;
}

/** Letters to change, add, take away or swap with the next one, to make one word of another (Damerau, 1964). */
export function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
