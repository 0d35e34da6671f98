import { expect, it } from 'vitest';
import { scan } from '#lib/core/imports/scan.ts';
import type { ImportedFile, SourceFile } from '#lib/core/imports/imported-file.ts';
import { SourceShelf } from '#lib/core/workspace/source-shelf.ts';

const file = (name: string, text: string): SourceFile => ({ name, content: new Blob([text]) });
const read = async (source: SourceFile) => ({
  source,
  scan: await scan(source.content, { delimiter: ',', headerRecord: 0 }),
});

it('finds the bytes of a file by their hash', async () => {
  const shelf = new SourceShelf();
  const costs = await read(file('costs.csv', 'a,b\n1,2\n'));
  shelf.put([costs], [costs.source]);
  expect(shelf.find(costs.scan.sha256)?.source).toBe(costs.source);
  expect(shelf.find('none')).toBeNull();
});

it('gives the control files of a table that is mapped after its totals came', () => {
  const shelf = new SourceShelf();
  const totals = file('q3/costs.control.csv', 'column,total\namount,1\n');
  shelf.put([], [totals]);
  expect(shelf.controlsFor([file('costs.csv', '')])).toEqual([totals]);
  expect(shelf.controlsFor([file('volumes.csv', '')])).toEqual([]);
  expect(shelf.controlsFor([file('costs.csv', ''), totals])).toEqual([]);
});

it('keeps the sources of the loaded files only, with every control file', async () => {
  const shelf = new SourceShelf();
  const [costs, gone] = [await read(file('costs.csv', 'a\n1\n')), await read(file('gone.csv', 'a\n2\n'))];
  const totals = file('costs.control.csv', 'column,total\n');
  shelf.put([costs, gone], [costs.source, gone.source, totals]);
  const loaded = [{ sha256: costs.scan.sha256 }] as unknown as readonly ImportedFile[];
  expect(shelf.sourcesOf(loaded)).toEqual([costs.source, totals]);
});
