import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { resultsCsv, resultsWorkbook } from '#lib/core/review/data-out/results-out.ts';
import type { MeasurePoints } from '#lib/core/review/data-out/all-results.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { packOfEverything } from '../../../support/packs.ts';
import { pointOf } from '../points.ts';
import { readWorkbook } from './read-workbook.ts';

const measure = (id: string, unit: Measure['unit']): Measure => ({
  ...{ id, title: id, unit, kind: 'cost', better: 'lower', total: 'sum', isMonetary: true },
  ...{ span: 'month', absent: '', reads: [], parts: [], meaning: '', formula: '', source: '', caveat: '' },
  ...{ points: '', lineage: null },
});

const all: readonly MeasurePoints[] = [
  {
    measure: measure('cost', 'money'),
    points: [
      pointOf({ value: '-1234.50', partnership: '=cmd' }),
      pointOf({ value: '99999999999999.99' }),
      pointOf({ value: null, status: 'no baseline' }),
    ],
  },
  {
    measure: measure('attainment', 'share'),
    points: [
      pointOf({
        measure: 'attainment',
        value: '0.333333333333',
        unit: 'share',
        numerator: '1',
        denominator: '3',
      }),
    ],
  },
];

async function* results() {
  for (const one of all) yield await Promise.resolve(one);
}

const request = () => ({
  title: 'All results',
  madeAt: '2026-05-02T09:30:00Z',
  results: results(),
  measures: 2,
  provenance: packOfEverything().provenance,
});

function watched() {
  const shares: number[] = [];
  const options = {
    onProgress: (share: number) => shares.push(share),
    signal: new AbortController().signal,
  };
  return { shares, options };
}

describe('all results', () => {
  it('are a workbook of a row a point, with definitions, sources and parameters', async () => {
    const { shares, options } = watched();
    const sheets = await readWorkbook(await resultsWorkbook(request(), options));
    const [head = [], ...rows] = sheets.get('Results') ?? [];
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect([...sheets.keys()]).toEqual(['Contents', 'Results', 'Definitions', 'Sources', 'Parameters']);
    expect(column('value')).toEqual([-1234.5, '99999999999999.99', null, 0.333333333333]);
    expect(column('value_in_full')).toEqual([null, '99999999999999.99', null, null]);
    expect(column('status')).toEqual([null, null, 'no baseline', null]);
    expect(column('period')[0]).toEqual(new Date(Date.UTC(2025, 3, 1)));
    expect(shares).toEqual([0, 0.5]);
  });

  it('are CSV files in a zip: every digit, no formula, and their provenance beside them', async () => {
    const zip = new ZipReader(new BlobReader(await resultsCsv(request(), watched().options)), {
      useWebWorkers: false,
    });
    const entries = (await zip.getEntries()).filter((entry) => !entry.directory);
    expect(entries.map(({ filename }) => filename)).toEqual([
      'results.csv',
      'definitions.csv',
      'sources.csv',
      'parameters.csv',
    ]);
    const text = (await entries[0]?.getData(new TextWriter())) ?? '';
    const rows = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(rows.map(({ value }) => value)).toEqual(['-1234.50', '99999999999999.99', '', '0.333333333333']);
    expect(rows[0]?.['partnership']).toBe("'=cmd");
    expect(rows[2]?.['status']).toBe('no baseline');
  });

  it('can be given up: the reason comes back and nothing is written', async () => {
    const stop = new AbortController();
    const options = { onProgress: () => stop.abort(new Error('enough')), signal: stop.signal };
    await expect(resultsWorkbook(request(), options)).rejects.toThrow('enough');
  });
});
