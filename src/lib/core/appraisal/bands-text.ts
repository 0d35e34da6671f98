import type { RateBand } from '../vocabulary/appraisal-settings.ts';

/** A schedule as a person writes it: `from year 0: 3.5%; from year 31: 3%`. */
export function writeBands(bands: readonly RateBand[]): string {
  return bands.map(({ from, rate }) => `from year ${from}: ${Number((rate * 100).toFixed(4))}%`).join('; ');
}

/** Read a schedule: steps parted by semicolons, or one rate for all years (`2.1%`). A text: why it is none. */
export function readBands(text: string): readonly RateBand[] | string {
  const bands: RateBand[] = [];
  for (const step of text.split(';').map((part) => part.trim())) {
    if (step === '' && bands.length > 0) continue;
    const found = /^(?:(?:from\s+)?(?:year\s+)?(\d{1,4})\s*:\s*)?(-?\d{1,2}(?:\.\d+)?)\s*%?$/i.exec(step);
    if (!found) return `“${step}”: expected a rate such as “from year 0: 3.5%”`;
    bands.push({ from: Number(found[1] ?? 0), rate: Number((Number(found[2]) / 100).toFixed(8)) });
  }
  const ordered = bands.toSorted((a, b) => a.from - b.from);
  if (ordered[0]?.from !== 0) return 'Expected a rate from year 0 on';
  if (new Set(ordered.map(({ from }) => from)).size < ordered.length) return 'Expected one rate for a year';
  if (ordered.some(({ from, rate }) => from > 1000 || rate < -0.5)) {
    return 'Expected years up to 1000 and rates of −50% and more';
  }
  return ordered;
}
