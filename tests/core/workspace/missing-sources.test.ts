import { expect, it } from 'vitest';
import { missingSources } from '#lib/core/workspace/missing-sources.ts';

const present = (name: string, sha256: string) => ({
  name,
  sha256,
  content: new Blob([]),
  cuts: [],
  datasets: [],
});
const ref = (name: string, sha256: string) => ({ name, sha256, sizeBytes: 1, cuts: [], datasets: [] });

it('says nothing when every file of a document is here, in whatever folder', () => {
  expect(missingSources([ref('q3/costs.csv', 'a')], [present('costs.csv', 'a')], 'workspace.json')).toEqual(
    [],
  );
});

it('names the files that are not here and those that are another version', () => {
  const refs = [ref('costs.csv', 'a'), ref('volumes.csv', 'b'), ref('events.csv', 'c')];
  expect(missingSources(refs, [present('costs.csv', 'new')], 'workspace.json')).toMatchObject([
    {
      severity: 'info',
      file: 'workspace.json',
      message:
        'it was saved with costs.csv (with other bytes than now), and with volumes.csv, events.csv (which are not loaded)',
    },
  ]);
});
