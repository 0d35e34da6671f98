import { describe, expect, it } from 'vitest';
import type { ImportedFile } from '#lib/core/imports/load/imported-file.ts';
import { measureVersion, provenanceOf } from '#lib/core/review/provenance-of.ts';
import type { Measure } from '#lib/core/vocabulary/measure.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';

const cost: Measure = {
  ...{ id: 'cost', title: 'Cost', unit: 'money', kind: 'cost', better: 'lower', total: 'sum' },
  ...{ isMonetary: true, span: 'month', absent: '', reads: [], parts: [], meaning: 'what it cost' },
  ...{ formula: '', source: '', caveat: '', points: 'select 1', lineage: null },
};

function file(differences: readonly string[]): ImportedFile {
  const given: Partial<ImportedFile> = {
    ...{ name: 'costs.csv', sha256: 'ab', sizeBytes: 10, dataset: 'costs' },
    rows: { read: 5, accepted: 3, rejected: 1, excluded: 1 },
    control: differences.map((difference) => ({ source: 's', expected: '0', found: '0', difference })),
  };
  return given as ImportedFile;
}

describe('where figures come from', () => {
  it('says of each file what became of its rows and how far it is from its control totals', () => {
    const files = [file([]), file(['0.00']), file(['0.00', '3.10', '-12.00'])];
    const { sources } = provenanceOf({ files, measures: [], spec: defaultSpec });
    expect(sources.map(({ tie, difference }) => [tie, difference])).toEqual([
      ['none', null],
      ['ties', null],
      ['does-not-tie', '-12.00'],
    ]);
    expect(sources[0]).toMatchObject({ read: 5, accepted: 3, rejected: 1, excluded: 1 });
  });

  it('gives a measure a new version when what decides its figures changes, and only then', () => {
    const version = measureVersion(cost);
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(measureVersion({ ...cost, meaning: 'better said' })).toBe(version);
    for (const changed of [{ points: 'select 2' }, { lineage: 'select 3' }, { total: 'last' }] as const)
      expect(measureVersion({ ...cost, ...changed })).not.toBe(version);
  });

  it('names the parameters that people decided', () => {
    const { parameters } = provenanceOf({ files: [], measures: [], spec: defaultSpec });
    const value = (name: string) => parameters.find((one) => one.name === name)?.value;
    expect(value('Fiscal year')).toBe('starts in April, named by both years');
    expect(value('Discount rate by year')).toMatch(/^3\.5% from year 0, 3% from year 31/);
    expect(value('Optimism bias')).toBe('0%');
  });
});
