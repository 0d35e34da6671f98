import { sampleSpec } from '#lib/core/workspace/sample-spec.ts';
import { csvFiles } from './csv-files.ts';
import { knownTotals } from './known-totals.ts';
import { readme } from './readme.ts';
import { buildSample } from './sample.ts';

/** Every file of data-samples/ by name. */
export function sampleFiles(seed: number): ReadonlyMap<string, string> {
  const sample = buildSample(seed);
  const totals = knownTotals(sample);
  return new Map([
    ...csvFiles(sample),
    ['known-totals.json', `${JSON.stringify(totals, null, 2)}\n`],
    ['workspace.json', `${JSON.stringify(sampleSpec, null, 2)}\n`],
    ['README.md', readme(sample, totals)],
  ]);
}
