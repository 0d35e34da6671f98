import { plainText } from '../../export/plain-text.ts';

const mostUnits = 31;

/** Names as a workbook can have them: at most 31 characters, none of `[]:*?/\`, not two that differ by case only. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const found = freeName(cleaned(name), taken);
    taken.add(found.toLowerCase());
    return found;
  });
}

/** The name of a further sheet where one is full: `Results (2)`. */
export function continuedName(name: string, part: number): string {
  const mark = ` (${part})`;
  return `${cut(name, mostUnits - mark.length)}${mark}`;
}

function cleaned(name: string): string {
  const words = plainText(name)
    .replaceAll(/[[\]:*?/\\\s\ufffd]+/g, ' ')
    .replaceAll(/^[\s']+|[\s']+$/g, '');
  const short = cut(words, mostUnits).replaceAll(/[\s']+$/g, '');
  // A spreadsheet keeps this name for itself.
  if (short.toLowerCase() === 'history') return `${short} 1`;
  return short || 'Sheet';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  for (let part = 2; ; part++) {
    const next = continuedName(name, part);
    if (!taken.has(next.toLowerCase())) return next;
  }
}

/** The first units of a text, without the half of a character at the end. */
function cut(text: string, units: number): string {
  return text.length <= units ? text : text.slice(0, units).replace(/[\ud800-\udbff]$/, '');
}
