import { expect, it } from 'vitest';
import type { Snapshot } from '#lib/core/vocabulary/snapshot.ts';
import { defaultSpec } from '#lib/core/workspace/default-spec.ts';
import { documentText } from '#lib/core/workspace/document-text.ts';
import { parseSpecText } from '#lib/core/workspace/parse-spec.ts';

const taken: Snapshot = {
  ...{ id: 'a', partnership: 'hr', quarter: '2025-Q1', until: '2025-06-01', party: 'system' },
  ...{ terms: 'nominal', takenOn: '2025-07-10T10:00:00Z', takenBy: '', note: '', figures: [], state: null },
};

it('is read by people, until taken reviews would make it too long for that', () => {
  expect(documentText(defaultSpec)).toContain('\n  "title": "Workspace"');
  const text = documentText({ ...defaultSpec, snapshots: [taken] });
  expect(text).not.toContain('\n');
  expect(parseSpecText(text).snapshots).toEqual([taken]);
});
