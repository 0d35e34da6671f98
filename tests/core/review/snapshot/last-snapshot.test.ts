import { expect, it } from 'vitest';
import { lastSnapshot } from '#lib/core/review/snapshot/last-snapshot.ts';
import type { Snapshot } from '#lib/core/vocabulary/snapshot.ts';

function snapshot(id: string, quarter: string, takenOn: string, given: Partial<Snapshot> = {}): Snapshot {
  return {
    ...{ id, quarter, takenOn, partnership: 'hr', until: '2025-12-01', party: 'system', terms: 'nominal' },
    ...{ takenBy: '', note: '', figures: [], state: null },
    ...given,
  };
}

const autumn = snapshot('autumn', '2025-Q2', '2025-10-20T10:00:00Z');
const winter = snapshot('winter', '2025-Q3', '2026-01-12T10:00:00Z');
const winterAgain = snapshot('winter again', '2025-Q3', '2026-02-02T10:00:00Z');
const spring = snapshot('spring', '2025-Q4', '2026-04-12T10:00:00Z');
const all = [winterAgain, autumn, spring, winter];

it('compares with the latest take of the latest earlier quarter', () => {
  expect(lastSnapshot(all, { partnership: 'hr', quarter: '2025-Q4' })).toBe(winterAgain);
  expect(lastSnapshot(all, { partnership: 'hr', quarter: '2025-Q3' })).toBe(autumn);
});

it('compares with an earlier take of the same quarter where no quarter before was taken', () => {
  expect(lastSnapshot([winter, winterAgain], { partnership: 'hr', quarter: '2025-Q3' })).toBe(winterAgain);
  expect(lastSnapshot([winter], { partnership: 'hr', quarter: '2025-Q3', except: 'winter' })).toBeNull();
});

it('does not compare with another partnership or a later quarter', () => {
  const other = snapshot('other', '2025-Q1', '2025-07-01T10:00:00Z', { partnership: 'fleet' });
  expect(lastSnapshot([other, spring], { partnership: 'hr', quarter: '2025-Q3' })).toBeNull();
});

it('prefers a review in the same view', () => {
  const real = snapshot('real', '2025-Q3', '2026-03-02T10:00:00Z', { terms: 'real' });
  const wanted = { partnership: 'hr', quarter: '2025-Q4', party: 'system', terms: 'nominal' } as const;
  expect(lastSnapshot([...all, real], wanted)).toBe(winterAgain);
  expect(lastSnapshot([real], wanted)).toBe(real);
});
