import type { Scale } from '../mapping/mapping.ts';

/**
 * The scale that a header names, in any common way: `£000`, `(000s)`, `$ M`, `in thousands`, `€bn`, `Mio.`; null when
 * it names none, or more than one.
 */
export function scaleIn(header: string): Scale | null {
  const found = new Set(scaleWords.filter(({ words }) => words.test(header)).map(({ scale }) => scale));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** The scale that the lines above a header name; null when none does, or when they name several. */
export function scaleInPreamble(lines: readonly string[]): Scale | null {
  const found = new Set(lines.flatMap((line) => scaleIn(line) ?? []));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

const sign =
  '(?:[£$€¥₹]|\\b(?:GBP|EUR|USD|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|INR|ZAR|JPY|US\\$|kr\\.?|zł|Rs\\.?)\\s?)';
const after = '(?![\\p{L}\\p{N}])';
const before = '(?<![\\p{L}\\p{N}])';

// A letter alone (`k`, `m`) is a scale only beside a currency; words stand alone. The long scale: a German Milliarde is
// a thousand million, and so is a billion here.
const scaleWords: readonly { readonly scale: Scale; readonly words: RegExp }[] = [
  {
    scale: '1000',
    words: pattern([
      `${sign}\\s?['’,.]?000(?:['’]?s)?${after}`,
      `(?:^|[(\\[\\s,])['’,]000(?:['’]?s)?${after}`,
      `[(\\[]\\s?000(?:['’]?s)?\\s?[)\\]]`,
      `(?<![\\p{N},.]|[\\p{N}] )000['’]?s${after}`,
      `${sign}\\s?(?:k|th|ths|thou|tsd)${after}`,
      `${before}[kt](?:\\s?[£$€]|(?:GBP|EUR|USD|CHF|PLN|SEK|NOK|DKK)${after})`,
      `${before}(?:in|of)\\s(?:thousand)${after}`,
      `${before}(?:thousands|tausend|tsd\\.?|milliers|en\\smiles|miles\\sde|migliaia|duizend(?:en)?|tys\\.?|tysi(?:ą|a)c(?:e|ach)?|milhares)${after}`,
      `${sign}\\s?thousand${after}`,
      `${before}thousand\\s(?:pounds|dollars|euros?|sterling|[£$€])`,
    ]),
  },
  {
    scale: '1000000',
    words: pattern([
      `${sign}\\s?['’]?(?:000[,.]?000|m|mn|mm|mln|mill?)(?:['’]?s)?${after}`,
      `${before}(?:m|mn|mln)(?:\\s?[£$€]|\\s?(?:GBP|EUR|USD|CHF|PLN|SEK|NOK|DKK)${after})`,
      `${before}(?:millions?|mio\\.?|millionen|millones|milioni|milj(?:oen)?\\.?|mln\\.?|milion(?:y|ów|ach)?|milh(?:ão|ões|oes))${after}`,
    ]),
  },
  {
    scale: '1000000000',
    words: pattern([
      `${sign}\\s?(?:bn|b|bln)(?:['’]?s)?${after}`,
      `${before}bn(?:\\s?[£$€]|\\s?(?:GBP|EUR|USD|CHF|PLN|SEK|NOK|DKK)${after})`,
      `${before}(?:billions?|mrd\\.?|milliarden?|milliards?|miliardi|miljard|mld\\.?|miliard(?:y|ów|ach)?)${after}`,
    ]),
  },
];

function pattern(alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'iu');
}
