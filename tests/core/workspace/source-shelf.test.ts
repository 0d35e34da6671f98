import { expect, it } from 'vitest';
import type { DialectChoice } from '#lib/core/imports/scan/dialect.ts';
import type { SourceFile } from '#lib/core/imports/load/imported-file.ts';
import { emptyMapping } from '#lib/core/imports/mapping/mapping.ts';
import type { Scan } from '#lib/core/imports/scan/scan-result.ts';
import type { DatasetId } from '#lib/core/vocabulary/datasets.ts';
import { controlFilesFor, withControlFiles } from '#lib/core/workspace/control-files.ts';
import { sha256Of } from '#lib/core/workspace/sha256.ts';
import { SourceShelf, type Shelved } from '#lib/core/workspace/source-shelf.ts';

const file = (name: string, text: string): SourceFile => ({ name, content: new Blob([text]) });

async function read(source: SourceFile, headerLine = 1): Promise<Shelved> {
  const scan = { sha256: await sha256Of(source.content), headerLine, dialect: { delimiter: ',' } };
  return { source, scan: scan as Scan };
}

const loaded = ({ scan }: Shelved, dialect: DialectChoice = {}) => ({
  sha256: scan.sha256,
  headerLine: scan.headerLine,
  delimiter: ',',
  dataset: 'costs' as DatasetId,
  mapping: { ...emptyMapping('costs', [], 'Costs'), dialect },
});

it('finds the bytes of a file by their hash', async () => {
  const shelf = new SourceShelf();
  const costs = await read(file('costs.csv', 'a,b\n1,2\n'));
  shelf.put([costs]);
  expect(shelf.find(loaded(costs))?.source).toBe(costs.source);
  expect(shelf.findBytes(costs.scan.sha256)).toBe(costs);
  expect(shelf.find({ ...loaded(costs), sha256: 'none' })).toBeNull();
});

it('tells two tables of one file apart by where they start, and keeps how each is cut', async () => {
  const shelf = new SourceShelf();
  const stacked = file('stacked.csv', 'a\n1\n\nb\n2\n');
  const [first, second] = [await read(stacked, 1), await read(stacked, 4)];
  shelf.put([first]);
  shelf.put([second]);
  expect(shelf.find(loaded(first))).toBe(first);
  expect(shelf.find(loaded(second))).toBe(second);
  const cuts = [{ headerRecord: 0 }, { headerRecord: 2 }];
  expect(shelf.sourcesOf([loaded(first, cuts[0]), loaded(second, cuts[1])])).toMatchObject([{ cuts }]);
});

it('keeps what each table of a file is loaded as', async () => {
  const shelf = new SourceShelf();
  const both = await read(file('monthly.csv', 'a,b\n1,2\n'));
  shelf.put([both]);
  const volumes = { ...loaded(both), dataset: 'volumes' as const };
  const levels = { ...loaded(both), dataset: 'service_levels' as const };
  expect(shelf.sourcesOf([volumes, levels])).toMatchObject([
    { cuts: [], datasets: [['volumes', 'service_levels']] },
  ]);
  expect(shelf.sourcesOf([levels])).toMatchObject([{ cuts: [], datasets: [['service_levels']] }]);
  const second = { ...volumes, mapping: { ...volumes.mapping, dialect: { headerRecord: 4 } } };
  expect(shelf.sourcesOf([levels, second])).toMatchObject([
    { cuts: [{}, { headerRecord: 4 }], datasets: [['service_levels'], ['volumes']] },
  ]);
});

it('keeps the sources of the loaded files only', async () => {
  const shelf = new SourceShelf();
  const [costs, gone] = [await read(file('costs.csv', 'a\n1\n')), await read(file('gone.csv', 'a\n2\n'))];
  shelf.put([costs, gone]);
  expect(shelf.sourcesOf([loaded(costs)])).toEqual([
    { ...costs.source, sha256: costs.scan.sha256, cuts: [], datasets: [['costs']] },
  ]);
  shelf.keepOnly([loaded(costs)]);
  expect(shelf.find(loaded(gone))).toBeNull();
});

it('gives the control files of a table that is mapped after its totals came', () => {
  const totals = file('q3/costs.control.csv', 'column,total\namount,1\n');
  expect(controlFilesFor([file('costs.csv', '')], [totals])).toEqual([totals]);
  expect(controlFilesFor([file('volumes.csv', '')], [totals])).toEqual([]);
  expect(controlFilesFor([file('costs.csv', ''), totals], [totals])).toEqual([]);
});

it('holds one control file of each name, the last that was given', () => {
  const [old, mended] = [file('costs.control.csv', ''), file('costs.control.csv', 'column,total\n')];
  expect(withControlFiles([old], [mended])).toEqual([mended]);
});
