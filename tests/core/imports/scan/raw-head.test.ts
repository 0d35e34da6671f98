import { expect, it } from 'vitest';
import { linesOfSamples, readRawHead } from '#lib/core/imports/scan/raw-head.ts';
import { scan } from '#lib/core/imports/scan/scan.ts';
import { csv } from '../kit.ts';

const text = [
  'Spend of the council',
  '',
  'Body,Paid,Net',
  'Parks,2025-04-01,1.50',
  '"Roads\nand paths",2025-04-02,2.50',
  'Parks,2025-04-03,3.00',
  'Total,,7.00',
].join('\n');

it('shows the first lines as they stand: what is above, the header, rows by their lines, what may be a total', async () => {
  const source = csv(text);
  const found = await scan(source.content, {});
  const lines = await readRawHead(source, found);
  expect(lines.map(({ line, kind }) => [line, kind])).toEqual([
    [1, 'above'],
    [3, 'header'],
    [4, 'row'],
    [5, 'row'],
    [7, 'row'],
    [8, 'perhaps_total'],
  ]);
  expect(lines[3]?.cells).toEqual(['Roads\nand paths', '2025-04-02', '2.50']);
  expect([...linesOfSamples(lines, found.samples)]).toEqual([
    [0, 4],
    [1, 5],
    [2, 7],
    [3, 8],
  ]);
});

it('adds what stands further down and is no plain row', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => `Parks,2025-04-01,${index}.50`);
  const source = csv(['Body,Paid,Net', ...rows, 'Total,,1250.00', '', 'Source: ledger'].join('\n'));
  const lines = await readRawHead(source, await scan(source.content, {}));
  expect(lines.slice(-2)).toMatchObject([
    { line: 52, kind: 'perhaps_total' },
    { line: 54, kind: 'note', cells: ['Source: ledger'] },
  ]);
});
