import { describe, expect, it } from 'vitest';
import { scan } from '#lib/core/imports/scan/scan.ts';

/** Random numbers below a bound, the same each time: mulberry32. */
function randomBelow(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
}

const ledger = [
  'Spend over £500,,,,',
  ',,,,',
  'Date,Service,Supplier,Reference,Amount',
  '01/04/2024,Payroll,"Alpha, Ltd",0001,"1,234.50"',
  '02/04/2024,Permits,"Beta ""B""",0002,(12.00)',
  '03/04/2024,Parking,"Two\nlines",0003,£7.25',
  'North,,,,',
  '04/04/2024,Payroll,Gamma,0004,5.00-',
  'Total,,,,"1,234.75"',
  ',,,,',
  'Source: general ledger,,,,',
].join('\r\n');

const wide = [
  'Measure;2022;2023;2024',
  'Volume;1,5;2,5;3,5',
  'Cost;10;20;30',
  '',
  'Other',
  'a;b',
  '1;2',
  '3;4',
].join('\n');
const tabs = 'id\tname\tvalue\n1\tx\t2\n2\t"y"\t3\n3\tz\\\t\t4\n';
const apostrophes = "'a','b'\r'1','it''s'\r'2','x,y'\r";

const utf8 = new TextEncoder();
const fixtures: readonly Uint8Array[] = [
  utf8.encode(ledger),
  utf8.encode('\ufeff' + ledger),
  utf8.encode(wide),
  utf8.encode(tabs),
  utf8.encode(apostrophes),
  // The ledger as windows-1252 and as UTF-16.
  Uint8Array.from(ledger, (sign) => sign.charCodeAt(0)),
  Uint8Array.from(
    [...('\ufeff' + ledger)].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
  ),
];

const likely = utf8.encode('"\',;|\t\n\r\\ 0*Tt£');

function mutated(bytes: Uint8Array, below: (bound: number) => number): Uint8Array<ArrayBuffer> {
  let out = [...bytes];
  for (let times = 1 + below(6); times > 0; times--) {
    const at = below(out.length + 1);
    const byte = below(3) === 0 ? below(256) : (likely[below(likely.length)] ?? 0);
    const kind = below(5);
    if (kind === 0) out.splice(at, 1);
    else if (kind === 1) out.splice(at, 0, byte);
    else if (kind === 2) out = out.slice(0, at);
    else if (kind === 3) out.splice(at, 0, ...out.slice(at, at + below(40)));
    else out[Math.min(at, out.length - 1)] = byte;
  }
  return Uint8Array.from(out);
}

describe('files with random damage', () => {
  it('never crash a scan or hold it up, and every row of 10,000 is accounted for', async () => {
    const below = randomBelow(20240401);
    for (let round = 0; round < 10_000; round++) {
      const bytes = mutated(fixtures[round % fixtures.length] ?? new Uint8Array(), below);
      const start = performance.now();
      const found = await scan(new Blob([bytes]), {});
      const { rows, keptRows, blankRows, oddRows, asideRows, header, samples } = found;
      const name = `round ${round}`;
      expect(performance.now() - start, name).toBeLessThan(5000);
      expect(rows, name).toBe(keptRows + blankRows + oddRows.length + asideRows.length);
      if (!found.fault) {
        expect(keptRows, name).toBeGreaterThan(0);
        expect(
          samples.every((cells) => cells.length === header.length),
          name,
        ).toBe(true);
      }
    }
  }, 120_000);
});
