import { expect, it } from 'vitest';
import { gatherBytes } from '#lib/core/imports/scan/kept-bytes.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';

const pieceBytes = 1 << 20;

it('gathers ranges that lie within, at the edge of and across the pieces a file is read in', async () => {
  const letters = 'abcdefghij'.repeat(pieceBytes / 4);
  const kept = [
    { start: 1, end: 3 },
    { start: 5, end: 6 },
    { start: pieceBytes - 2, end: pieceBytes },
    { start: pieceBytes, end: pieceBytes + 3 },
    { start: pieceBytes + 9, end: 2 * pieceBytes + 5 },
    { start: letters.length - 1, end: letters.length },
  ];
  const gathered = await gatherBytes(new Blob([letters]), kept);
  expect(await gathered.text()).toBe(kept.map(({ start, end }) => letters.slice(start, end)).join(''));
});

it('gathers nothing of nothing', async () => {
  expect((await gatherBytes(new Blob(['abc']), [])).size).toBe(0);
  expect((await gatherBytes(new Blob([]), [])).size).toBe(0);
});

it('is done for a table whose kept rows stand in many places, and only then', async () => {
  const rows = Array.from({ length: 300 }, (_, row) => `b${row},${row}\nodd\n`);
  const many = await scan(new Blob(['body,amount\n', ...rows]), {}, {});
  expect(many.keptRows).toBe(300);
  expect(await many.gathered?.text()).toBe(rows.map((row) => row.replace('odd\n', '')).join(''));
  const few = await scan(new Blob(['body,amount\n', ...rows.slice(0, 20)]), {}, {});
  expect(few.gathered).toBeNull();
});
