import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '#lib/core/engine/port.ts';
import { exampleCsv } from '#lib/core/imports/load/example-csv.ts';
import { filePeriods } from '#lib/core/imports/checks/file-periods.ts';
import { unloadFile } from '#lib/core/imports/load/load.ts';
import { rejectedRows } from '#lib/core/imports/load/rejected-rows.ts';
import { datasetIds } from '#lib/core/vocabulary/datasets.ts';
import { csv, importAll, importOnce, startTables } from '../kit.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startTables();
});

afterAll(() => engine.close());

it.each(datasetIds)('the example of %s loads as it stands, every row of it', async (id) => {
  const { files, waiting } = await importOnce(engine, [csv(exampleCsv(id), `${id}.csv`)]);
  expect(waiting).toEqual([]);
  expect(files).toMatchObject([{ dataset: id, rows: { read: 2, accepted: 2, rejected: 0 } }]);
});

it('a file of years stands until the end of the last of them', async () => {
  const text = 'partnership,period,amount\nferry,2022-23,1.00\nferry,2023-24,5.00\n';
  const { files } = await importAll(engine, [csv(text, 'costs.csv')]);
  expect([...(await filePeriods(engine, files)).values()]).toEqual(['Apr 2022 to Mar 2024']);
  for (const file of files) await unloadFile(engine, file);
});

it('rejected rows come page by page with their lines, reasons and texts, and the months of the others are told', async () => {
  const rows = ['2025-04-01,1.00', '2025-13-01,2.00', '2025-06-01,abc', '2025-14-01,def'];
  const text = `partnership,period,amount\n${rows.map((row) => `ferry,${row}`).join('\n')}\n`;
  const { files, read } = await importAll(engine, [csv(text, 'costs.csv')]);
  const [file, kept] = [files[0], read[0]];
  if (!file || !kept) throw new Error('costs.csv: expected it to load');
  const page = await rejectedRows(engine, file, kept, { offset: 1, limit: 2 });
  expect(page.total).toBe(3);
  expect(page.rows.map(({ line, raw, reasons }) => [line, raw, reasons.length])).toEqual([
    [4, 'ferry,2025-06-01,abc', 1],
    [5, 'ferry,2025-14-01,def', 2],
  ]);
  expect([...(await filePeriods(engine, files))]).toEqual([[file.id, 'Apr 2025']]);
});
